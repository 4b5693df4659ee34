/** Whether a contact for this reason is of value to somebody, or irritates them. */
export type ReasonMark = 'value' | 'irritant'

/** GET /api/v1/reasons: those that may be chosen, in the order of the tree; with `all=true` the whole tree. */
export type Reason = {
  id: string
  label: string
  parentId: string | null
  /** The labels above it, from the top. */
  path: string[]
  /** It has none below it and is not archived: a conversation can be closed for it. */
  isLeaf: boolean
  isArchived: boolean
  /** What it is to the customer and to the brand; irritant to either is avoidable. */
  toCustomer: ReasonMark | null
  toBrand: ReasonMark | null
}

/** How many levels there may be. */
export const deepestReason = 3
