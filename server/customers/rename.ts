import { mustBeAble, record, type Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import { uncoveredBy } from '#personal'
import type { CustomerEvent } from './events.ts'

const save: Statement = {
  name: 'customers-rename',
  text: `update customers set name = $3 where workspace_id = $1 and id = $2 and name <> $3 returning 1`,
}
const known: Statement = {
  name: 'customers-known',
  text: `select name from customers where workspace_id = $1 and id = $2`,
}

/**
 * Calls a customer as they want to be called; empty: as their channel calls them. False when it was so already.
 * @throws Fault `forbidden`, `customer.unknown` (404)
 */
export async function renameCustomer(
  tx: Tx,
  who: Who,
  { customerId, name }: { customerId: string; name: string },
): Promise<boolean> {
  mustBeAble(who, 'answer')
  const [found] = await tx.query<{ name: string }>(known, [who.workspaceId, customerId])
  if (!found) throw new Fault('customer.unknown', 404)
  const clean = uncoveredBy(cleanText(name).trim(), found.name)
  const changed = await tx.query(save, [who.workspaceId, customerId, clean])
  if (changed.length === 0) return false
  await record(tx, who, 'customer.renamed', customerId)
  await append(tx, [
    { workspaceId: who.workspaceId, kind: 'customer.changed' satisfies CustomerEvent, subjectId: customerId },
  ])
  return true
}
