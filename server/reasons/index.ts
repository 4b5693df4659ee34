/**
 * Reasons: what a workspace may close its conversations for.
 * Promises: a new workspace has some; two that may be chosen do not share a name; what was closed for one keeps it, though it
 * is archived.
 * Events: see events.ts.
 */
export type { ReasonEvent } from './events.ts'
export {
  addDefaultReasons,
  addReason,
  defaultReasons,
  editReason,
  mustBeReason,
  type ReasonEdit,
  reasons,
} from './reasons.ts'
