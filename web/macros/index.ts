// Several deeds in one go: those that one finds (`useMacros`), and the page where they are put together.
export { macrosKey } from './key.ts'
export { useMacros } from './queries.ts'
export const bringMacrosPage = () => import('./macros-page.tsx')
