import type { Named } from '#conversations'
import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its conversation, and its message as the subject. */
export type MessageEvent =
  /** detail: { dueAt } */
  | 'message.queued'
  /** It waits for its time, or has got another one. */
  | 'message.scheduled'
  | 'message.withdrawn'
  | 'message.sent'
  | 'message.delivered'
  | 'message.read'
  /** detail: { followed: true } where its conversation has been brought back already. */
  | 'message.failed'
  | 'message.unsure'
  /** The platform did not take it yet; it is tried again. */
  | 'message.delayed'
  | 'message.edited'
  | 'message.deleted'
  | 'message.reacted'
  /** detail: { mentions: ids of people } where it names somebody. */
  | 'note.written'

export const tellMessage = (
  conversation: Named,
  messageId: string,
  kind: MessageEvent,
  detail?: Record<string, unknown>,
): NewEvent => ({
  workspaceId: conversation.workspaceId,
  kind,
  conversationId: conversation.id,
  subjectId: messageId,
  detail,
})
