import { type Reaction } from '#log'
import { movings } from '#merging'
import { onMoved } from './on-moved.ts'
import { onStatusChanged } from './on-status-changed.ts'

/** What this room does when it is told. */
export const followCases: Reaction = {
  room: 'cases',
  kinds: ['conversation.changed', ...movings],
  async react(tx, events) {
    await onMoved(
      tx,
      events.filter(({ kind }) => kind !== 'conversation.changed'),
    )
    await onStatusChanged(
      tx,
      events.filter(({ kind }) => kind === 'conversation.changed'),
    )
  },
}
