import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import { accountsOf, customerNow, linksOf } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { LinkCard } from '#protocol'

/** All that was ever said about whose a customer's accounts are, in its order. As app. @throws Fault `customer.unknown` (404) */
export async function linksWith(tx: Tx, who: Who, customerId: string): Promise<LinkCard[]> {
  const now = await customerNow(tx, who.workspaceId, customerId)
  await mustReachCustomer(tx, who, now)
  const accounts = await accountsOf(tx, who.workspaceId, [now])
  if (accounts.length === 0) throw new Fault('customer.unknown', 404)
  return linksOf(
    tx,
    who.workspaceId,
    accounts.map(({ id }) => id),
  )
}
