// Saved views: those that one sees, and the editor in which one is made, brought when it is asked for. `fields.ts` is the
// list of what conditions may ask, one entry each; `conditionsOf` says a list of the inbox in conditions.
import { patiently } from '#web/bring'
export { SORT_NAMES } from './sorts.ts'
export { useSavedView, useSavedViews } from './queries.ts'
export { VIEW_DEEDS } from './deeds.ts'
export const bringViewEditor = () => patiently(() => import('./editor.tsx'))
