import type { NewEvent } from '#log'
import { type State, wordOf } from './state.ts'

/** All that this room tells the rooms below. Each names its conversation; those of a message name it as the subject. */
export type ConversationEvent =
  /** detail: { status, holder } */
  | 'conversation.opened'
  /** detail: { from: { status, holder }, to: { status, holder }, deed }; the subject is the line it left in the timeline. */
  | 'conversation.changed'
  | 'conversation.read'
  /** The customer is called otherwise now. */
  | 'conversation.named'
  | MessageEvent

export type MessageEvent =
  /** detail: { historic: true } where it starts nothing. */
  | 'message.received'
  /** detail: { dueAt } */
  | 'message.queued'
  | 'message.withdrawn'
  | 'message.sent'
  | 'message.delivered'
  | 'message.read'
  /** detail: { followed: true } where its conversation has been brought back already. */
  | 'message.failed'
  | 'message.unsure'
  | 'message.edited'
  | 'message.deleted'
  | 'message.reacted'
  | 'note.written'

/** What was done, as `conversation.changed` names it. */
export type Done =
  | 'replied'
  | 'assigned'
  | 'snoozed'
  | 'woken'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'failed'
  | 'sent'

type Place = { workspaceId: string; id: string }

export const tellChange = (conversation: Place, from: State, to: State, deed: Done, lineId?: string): NewEvent => ({
  workspaceId: conversation.workspaceId,
  kind: 'conversation.changed' satisfies ConversationEvent,
  conversationId: conversation.id,
  subjectId: lineId,
  detail: { from: facts(from), to: facts(to), deed },
})

const facts = (state: State) => ({ status: state.status, holder: wordOf(state.holder) })

export const tellRead = (conversation: Place): NewEvent => ({
  workspaceId: conversation.workspaceId,
  kind: 'conversation.read' satisfies ConversationEvent,
  conversationId: conversation.id,
})

export const tellMessage = (
  conversation: Place,
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
