import type { ConversationEvent, Done } from '#conversations'
import type { Reaction } from '#log'
import { addDue } from './closings-query.ts'

/** Notes what is to be learnt: what was closed, and closings that were taken back. Learning is done apart. */
export const onClosed: Reaction = {
  room: 'proposed-reasons',
  canWait: true,
  kinds: ['conversation.changed', 'line.withdrawn'] satisfies ConversationEvent[],
  async react(tx, events) {
    const closed = events.filter(
      ({ kind, detail }) => kind === 'line.withdrawn' || detail?.deed === ('closed' satisfies Done),
    )
    const due = closed.flatMap(({ workspaceId, conversationId, number }) =>
      conversationId === null ? [] : [[conversationId, { w: workspaceId, c: conversationId, n: number }] as const],
    )
    await addDue(tx, [...new Map(due).values()])
  },
}
