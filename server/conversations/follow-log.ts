import type { Reaction } from '#log'
import { onCustomerChanged } from './on-customer-changed.ts'
import { onMessageFailed } from './on-message-failed.ts'

/** What this room does when it is told. */
export const followLog: Reaction = {
  room: 'conversations',
  kinds: ['customer.changed', 'message.failed'],
  async react(tx, events) {
    const of = Map.groupBy(events, event => event.kind)
    await onCustomerChanged(tx, of.get('customer.changed') ?? [])
    await onMessageFailed(tx, of.get('message.failed') ?? [])
  },
}
