import type { Who } from '#accounts'
import { conversationsOf, mustReachCustomer } from '#conversations'
import { customerCard } from '#customers'
import type { Tx } from '#db'
import type { CustomerCard } from '#protocol'

/**
 * Who it is, told by the customers, and what was spoken, told by the conversations.
 * @throws Fault `customer.unknown` (404)
 */
export async function card(tx: Tx, who: Who, id: string): Promise<CustomerCard> {
  await mustReachCustomer(tx, who, id)
  const [person, conversations] = await Promise.all([customerCard(tx, who, id), conversationsOf(tx, who, id)])
  return { ...person, conversations }
}
