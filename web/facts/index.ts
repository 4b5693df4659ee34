// Facts: what is known of a customer and where from, and what they have agreed to; beside their conversations and on their
// own page. Brought with the panel.
import { patiently } from '#web/bring'
export { factsKey } from './key.ts'
export const bringKnownBeside = () => patiently(() => import('./beside.tsx'))
