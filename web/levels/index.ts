// When somebody answers and within what: calendars, targets, presets, and whether accounts keep what they say. All of it is
// brought when somebody opens the page.
import { patiently } from '#web/bring'
export const bringLevels = () => patiently(() => import('./levels-page.tsx'))
export { withinWords } from './within-words.ts'
export { readSpans, writtenSpans } from './spans.ts'
export { targetWords } from './words.ts'
