import type { Who } from '#accounts'
import { conversationsOf } from '#conversations'
import { customerCard } from '#customers'
import type { Tx } from '#db'
import { firstSaidAt } from '#messages'
import type { CustomerCard } from '#protocol'

/**
 * Who it is, told by the customers, and what was spoken, told by the conversations and the messages.
 * @throws Fault `customer.unknown` (404)
 */
export async function cardOf(tx: Tx, who: Who, id: string): Promise<CustomerCard> {
  const [person, conversations, since] = await Promise.all([
    customerCard(tx, who, id),
    conversationsOf(tx, who, id),
    firstSaidAt(tx, who, id),
  ])
  return { ...person, since: since ?? person.since, conversations }
}
