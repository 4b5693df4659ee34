import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import { customerNow, firstAccountOf } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'

/** The accounts by which two customers are known longest. @throws Fault `customer.unknown` (404), `link.same` (409) */
export async function bothAccounts(
  tx: Tx,
  who: Who,
  customerIds: readonly [string, string],
): Promise<{ oneId: string; otherId: string }> {
  const [oneId, otherId] = [await accountOf(tx, who, customerIds[0]), await accountOf(tx, who, customerIds[1])]
  if (oneId === otherId) throw new Fault('link.same', 409)
  return { oneId, otherId }
}

async function accountOf(tx: Tx, who: Who, asked: string): Promise<string> {
  const id = await customerNow(tx, who.workspaceId, asked)
  await mustReachCustomer(tx, who, id)
  const account = await firstAccountOf(tx, who.workspaceId, id)
  if (account === undefined) throw new Fault('customer.unknown', 404)
  return account
}
