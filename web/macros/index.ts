// Several deeds in one go: those that one finds (`useMacros`), and the page where they are put together.
import { patiently } from '#web/bring'
export { macrosKey } from './key.ts'
export { useMacros } from './queries.ts'
export const bringMacrosPage = () => patiently(() => import('./macros-page.tsx'))
