import type { NewEvent } from '#log'

/** All that this room tells the rooms below. */
export type PraiseEvent =
  /** More is to be thanked for, or less. */
  'praise.changed'

export const tellPraise = (workspaceId: string): NewEvent => ({
  workspaceId,
  kind: 'praise.changed' satisfies PraiseEvent,
})
