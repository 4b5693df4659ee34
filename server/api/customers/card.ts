import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import { customerNow } from '#customers'
import type { Tx } from '#db'
import type { CustomerCard } from '#protocol'
import { cardOf } from '../card-of.ts'

/** As far as one reaches them; of whoever turned out to be somebody else, that one. @throws Fault `customer.unknown` (404) */
export async function card(tx: Tx, who: Who, id: string): Promise<CustomerCard> {
  const now = await customerNow(tx, who.workspaceId, id)
  await mustReachCustomer(tx, who, now)
  return cardOf(tx, who, now)
}
