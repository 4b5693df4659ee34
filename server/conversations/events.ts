import type { NewEvent } from '#log'
import type { Named } from './rows.ts'
import { type State, wordOf } from './state.ts'

/** All that this room tells the rooms below. Each names its conversation, but for the last. */
export type ConversationEvent =
  /** detail: { from: { status, holder }, to: { status, holder }, deed }; the subject is the line it left in the timeline. */
  | 'conversation.changed'
  | 'conversation.read'
  /** What a deed had left in the timeline was taken back; the subject is that line. */
  | 'line.withdrawn'
  /** The customer is called otherwise now. */
  | 'conversation.named'
  /** It is no more: its customer is forgotten. detail: { from: { status, holder } }. */
  | 'conversation.erased'
  /** Who works here no more, or a team that was archived, holds more: the next slice is put back. The subject is the holder. */
  | 'holder.left'

/** What was done, as `conversation.changed` names it. */
export type Done =
  | 'received'
  | 'replied'
  | 'settled'
  | 'unsettled'
  | 'assigned'
  | 'released'
  | 'snoozed'
  | 'woken'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'failed'
  | 'sent'
  | 'held-back'
  | 'merged'
  | 'unmerged'
  | 'split'
  /** Joined to something that spans conversations, or taken out of it; its state stays. */
  | 'linked'

export const tellChange = (conversation: Named, from: State, to: State, deed: Done, lineId?: string): NewEvent => ({
  workspaceId: conversation.workspaceId,
  kind: 'conversation.changed' satisfies ConversationEvent,
  conversationId: conversation.id,
  subjectId: lineId,
  detail: { from: facts(from), to: facts(to), deed },
})

const facts = (state: State) => ({ status: state.status, holder: wordOf(state.holder) })

/** A line of the timeline is no more. */
export const tellGone = (conversation: Named, lineId: string): NewEvent => ({
  workspaceId: conversation.workspaceId,
  kind: 'line.withdrawn' satisfies ConversationEvent,
  conversationId: conversation.id,
  subjectId: lineId,
})

export const tellRead = (conversation: Named): NewEvent => ({
  workspaceId: conversation.workspaceId,
  kind: 'conversation.read' satisfies ConversationEvent,
  conversationId: conversation.id,
})
