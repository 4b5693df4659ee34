/**
 * Reasons: what a workspace may close its conversations for, as a tree whose leaves are chosen.
 * Promises: a new workspace has some; two that stand beside each other do not share a name, unless one is archived; what was
 * closed for one keeps it, whatever becomes of it.
 * Events: see events.ts.
 */
export type { ReasonEvent } from './events.ts'
export { addReason, type NewReason } from './add.ts'
export { addDefaultReasons, defaultReasonId } from './defaults.ts'
export { editReason } from './edit.ts'
export { mustBeReason, reasons } from './reasons.ts'
