import type { Reaction } from '#log'
import { onCustomerChanged } from './on-customer-changed.ts'
import { ofHolders, onHolderGone } from './on-holder-gone.ts'

/** What this room does when it is told. */
export const followLog: Reaction = {
  room: 'conversations',
  kinds: ['customer.changed', ...ofHolders],
  async react(tx, events) {
    const { renamed = [], held = [] } = Object.groupBy(events, ({ kind }) =>
      kind === 'customer.changed' ? 'renamed' : 'held',
    )
    await onCustomerChanged(tx, renamed)
    await onHolderGone(tx, held)
  },
}
