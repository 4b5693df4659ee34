import type { Statement, Tx } from '#db'

const locking: Statement = {
  name: 'customers-lock',
  text: `select pg_advisory_xact_lock(k) from (
    select distinct hashtextextended(id, 0) as k from json_array_elements_text($1::json) as id order by 1) as ordered`,
}

/** Taken in one order by all, so that two batches never wait for each other in a circle. */
export async function lockCustomers(tx: Tx, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > 0) await tx.query(locking, [JSON.stringify([...new Set(customerIds)])])
}

/** Somebody was linked or told apart while the lock was waited for: the same work done again finds them where they are now. */
export class Relinked extends Error {
  /** As PostgreSQL calls two transactions that stand in each other's way. */
  readonly code = '40001'
}
