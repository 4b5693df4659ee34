import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import { forgetParting, partIdentities } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { bothAccounts } from './both-accounts.ts'
import { reachedLink } from './reached-link.ts'

/**
 * Somebody says that two customers who look like one person are not: nothing links them by itself, and nobody is asked again.
 * Returns what is written down of it, to be taken back by. @throws Fault `forbidden`, `customer.unknown` (404), `link.same` (409)
 */
export async function tellApart(
  tx: Tx,
  who: Who,
  { customerId, otherId, now }: { customerId: string; otherId: string; now: number },
): Promise<string> {
  mustBeAble(who, 'answer')
  const both = await bothAccounts(tx, who, [customerId, otherId])
  const linkId = await partIdentities(tx, who.workspaceId, { ...both, by: personOf(who), now })
  if (linkId === undefined) throw new Fault('link.same', 409)
  await record(tx, who, 'customer.told-apart', linkId)
  return linkId
}

/**
 * Takes that back. False where it has been taken back, or they were once one person and a link between them has ended.
 * @throws Fault `forbidden`, `link.unknown`, `customer.unknown` (404)
 */
export async function takeBackParting(tx: Tx, who: Who, linkId: string): Promise<boolean> {
  mustBeAble(who, 'answer')
  await reachedLink(tx, who, linkId)
  if (!(await forgetParting(tx, who.workspaceId, linkId))) return false
  await record(tx, who, 'customer.parting-taken-back', linkId)
  return true
}
