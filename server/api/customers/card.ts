import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import type { Tx } from '#db'
import type { CustomerCard } from '#protocol'
import { cardOf } from '../card-of.ts'

/** As far as one reaches them. @throws Fault `customer.unknown` (404) */
export async function card(tx: Tx, who: Who, id: string): Promise<CustomerCard> {
  await mustReachCustomer(tx, who, id)
  return cardOf(tx, who, id)
}
