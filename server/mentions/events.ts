import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its conversation; the subject is the person. */
export type MentionEvent =
  /** detail: { messageId } */
  | 'mention.made'
  /** The conversation stands in their view of mentions, from now on or again. */
  | 'mention.opened'
  /** … and no longer. */
  | 'mention.settled'

export type Place = { workspaceId: string; conversationId: string }

export const tellMention = (
  { workspaceId, conversationId }: Place,
  personId: string,
  kind: MentionEvent,
  detail?: Record<string, unknown>,
): NewEvent => ({ workspaceId, kind, conversationId, subjectId: personId, detail })
