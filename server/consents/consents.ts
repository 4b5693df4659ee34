import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import { firstAccountOf } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { covered } from '#personal'
import type { CustomerConsents, Purpose } from '#protocol'
import { isAgreed, standing } from './standing.ts'
import { findSayings } from './store.ts'

/** What a customer has agreed to, and all that was ever said of it. @throws Fault `customer.unknown` (404) */
export async function consentsOf(tx: Tx, who: Who, customerId: string): Promise<CustomerConsents> {
  await mustReachCustomer(tx, who, customerId)
  if ((await firstAccountOf(tx, who.workspaceId, customerId)) === undefined) throw new Fault('customer.unknown', 404)
  const sayings = await findSayings(tx, who.workspaceId, customerId)
  return {
    consents: standing(sayings),
    sayings: sayings.map(saying => ({ ...saying, note: covered(saying.note) })),
  }
}

/** Whether a customer agrees to this now. As app or engine. */
export async function mayFor(
  tx: Tx,
  workspaceId: string,
  asked: { customerId: string; purpose: Purpose; channel?: string; now: number },
): Promise<boolean> {
  return isAgreed(standing(await findSayings(tx, workspaceId, asked.customerId)), asked)
}
