/** All that this room tells the rooms below. Each names its reason as the subject. */
export type ReasonEvent = 'reason.added' | 'reason.changed'
