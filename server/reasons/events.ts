/**
 * All that this room tells the rooms below. Each names its reason as the subject; what was changed, with detail: { isMoved: true }
 * where it stands below another one now.
 */
export type ReasonEvent = 'reason.added' | 'reason.changed'
