import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import { findAccounts, findLink, type Link } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'

/** A link between accounts of customers whom somebody reaches. @throws Fault `link.unknown`, `customer.unknown` (404) */
export async function reachedLink(tx: Tx, who: Who, linkId: string): Promise<Link> {
  const link = await findLink(tx, who.workspaceId, linkId)
  if (!link) throw new Fault('link.unknown', 404)
  for (const { customerId } of await findAccounts(tx, who.workspaceId, [link.oneId, link.otherId]))
    await mustReachCustomer(tx, who, customerId)
  return link
}
