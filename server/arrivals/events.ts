import type { ConversationEvent, Done } from '#conversations'
import type { NewEvent } from '#log'
import { type Draft, holderWord } from './draft.ts'
import type { NewMessage } from './store.ts'

/** All that this room tells the rooms below. Each names its conversation; that of a message names it as the subject. */
export type ArrivalEvent =
  /** detail: { status, holder } */
  | 'conversation.opened'
  | Extract<ConversationEvent, 'conversation.changed'>
  /** detail: { historic: true } where it starts nothing. */
  | 'message.received'

/** What opened first, then what changed, then what was said. */
export function tellArrivals(messages: readonly NewMessage[], drafts: readonly Draft[]): NewEvent[] {
  const opened = drafts
    .filter(each => each.isNew)
    .map(draft => ({
      workspaceId: draft.workspaceId,
      kind: 'conversation.opened' satisfies ArrivalEvent,
      conversationId: draft.id,
      detail: { status: draft.status, holder: holderWord(draft) },
    }))
  const changed = drafts
    .filter(each => each.told && each.told.status !== each.status)
    .map(draft => ({
      workspaceId: draft.workspaceId,
      kind: 'conversation.changed' satisfies ArrivalEvent,
      conversationId: draft.id,
      detail: {
        from: draft.told,
        to: { status: draft.status, holder: holderWord(draft) },
        deed: (draft.isReopened ? 'reopened' : 'received') satisfies Done,
      },
    }))
  const received = messages.map(({ id, arrival, draft }) => ({
    workspaceId: arrival.workspaceId,
    kind: 'message.received' satisfies ArrivalEvent,
    conversationId: draft.id,
    subjectId: id,
    ...(arrival.historic ? { detail: { historic: true } } : {}),
  }))
  return [...opened, ...changed, ...received]
}
