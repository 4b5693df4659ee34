import type { Who } from '#accounts'
import { consentsOf } from '#consents'
import type { Tx } from '#db'
import { covered } from '#personal'
import type { FactLine } from '#protocol'
import { hasGround } from './grounds.ts'
import { factLines, type Told } from './lines.ts'
import { findAccounts, findTold } from './store.ts'
import { toldByAccounts } from './told-by-accounts.ts'

/** All that is known of a customer now, and where from. @throws Fault `customer.unknown` (404) */
export async function factsOf(tx: Tx, who: Who, customerId: string, now: number): Promise<FactLine[]> {
  const { consents } = await consentsOf(tx, who, customerId)
  const [kept, accounts] = await Promise.all([
    findTold(tx, who.workspaceId, customerId),
    findAccounts(tx, who.workspaceId, customerId),
  ])
  const mayStand = (told: Told) => (told.endsAt === null || told.endsAt > now) && hasGround(told, consents, now)
  return factLines([...kept.filter(mayStand), ...toldByAccounts(accounts)]).map(({ kind, values }) => ({
    kind,
    values: values.map(value => ({ ...value, value: covered(value.value) })),
  }))
}
