// Texts written beforehand: those that one finds (`useSnippets`), with their gaps filled for a conversation
// (`useFilledSnippets`), and the page where they are kept. A gap that nothing is known for stays marked until somebody
// fills it (`gapIn`).
import { patiently } from '#web/bring'
export { FilledText } from './filled-text.tsx'
export { type FilledSnippet, useFilledSnippets } from './filled.ts'
export { GapButtons } from './gap-buttons.tsx'
export { gapIn } from './gap-in.ts'
export { snippetsKey } from './key.ts'
export { useSnippetDeeds, useSnippets } from './queries.ts'
export const bringSnippetsPage = () => patiently(() => import('./snippets-page.tsx'))
