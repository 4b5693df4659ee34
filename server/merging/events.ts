import type { Named } from '#conversations'
import type { NewEvent } from '#log'

/**
 * All that this room tells the rooms below. Each names its conversation; detail: { other }, the second of the two; of a split
 * also { took }, those that had been merged and stand in the second one as a whole.
 */
export type MergingEvent = 'conversation.merged' | 'conversation.unmerged' | 'conversation.split'

/** After each of these, lines of the two conversations stand elsewhere. */
export const movings: readonly MergingEvent[] = ['conversation.merged', 'conversation.unmerged', 'conversation.split']

export const tellMoved = (
  kind: MergingEvent,
  { workspaceId, id }: Named,
  other: string,
  took: readonly string[] = [],
): NewEvent => ({
  ...{ workspaceId, kind, conversationId: id },
  detail: { other, ...(took.length > 0 && { took }) },
})
