// Why conversations are closed: the brand's tree of reasons, and those that one has used last. Where the tree is set is
// brought when it is opened.
import { patiently } from '#web/bring'
export { choicesOf, type Proposal, type ReasonChoice } from './choices-of.ts'
export { noteUsed, readUsed } from './last-used.ts'
export { proposedForMost } from './for-most.ts'
export { SURE, useProposed } from './proposed.ts'
export { reasonsKey, useReasons } from './queries.ts'
export const bringReasons = () => patiently(() => import('./reasons-page.tsx'))
