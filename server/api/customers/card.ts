import type { Who } from '#accounts'
import { conversationsOf } from '#conversations'
import { customerCard } from '#customers'
import type { Tx } from '#db'
import type { CustomerCard } from '#protocol'

/** Who it is, told by the customers, and what was spoken, told by the conversations. */
export async function card(tx: Tx, who: Who, id: string): Promise<CustomerCard> {
  const [person, conversations] = await Promise.all([customerCard(tx, who, id), conversationsOf(tx, who, id)])
  return { ...person, conversations }
}
