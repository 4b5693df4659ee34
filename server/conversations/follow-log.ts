import type { Reaction } from '#log'
import { ofHolders, onColleagueRemoved } from './on-colleague-removed.ts'
import { onCustomerChanged } from './on-customer-changed.ts'

/** What this room does when it is told. */
export const followLog: Reaction = {
  room: 'conversations',
  kinds: ['customer.changed', ...ofHolders],
  async react(tx, events) {
    const { renamed = [], held = [] } = Object.groupBy(events, ({ kind }) =>
      kind === 'customer.changed' ? 'renamed' : 'held',
    )
    await onCustomerChanged(tx, renamed)
    await onColleagueRemoved(tx, held)
  },
}
