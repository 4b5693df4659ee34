import type { ConversationRow } from '#conversations'
import type { NewEvent } from '#log'

/** All that this room tells the rooms below. The first two name their tag as the subject. */
export type TagEvent =
  | 'tag.added'
  | 'tag.changed'
  /**
   * detail: { added, removed }, ids of tags; the subject is the line of the timeline that says it, or said it. None where
   * they went along with what was said.
   */
  | 'conversation.tagged'

export const tellTagged = (
  { workspaceId, id }: Pick<ConversationRow, 'workspaceId' | 'id'>,
  detail: { added: string[]; removed: string[] },
  lineId?: string,
): NewEvent => ({
  workspaceId,
  kind: 'conversation.tagged' satisfies TagEvent,
  conversationId: id,
  subjectId: lineId,
  detail,
})
