import { sqlTime, type Statement, type Tx } from '#db'
import { append } from '#log'
import type { CustomerEvent } from './events.ts'

/** Somebody who does not want to hear from us any more on this account, or does again. */
export type Reach = { workspaceId: string; ref: string; isReachable: boolean; at: number }

const saving: Statement = {
  name: 'customers-reach',
  text: `update identities i set unreachable_since = case when x.open then null else x.at end
    from json_to_recordset($1::json) as x(w uuid, r uuid, open boolean, at timestamptz)
    where i.workspace_id = x.w and i.ref = x.r and (i.unreachable_since is null) <> x.open
    returning i.workspace_id as "workspaceId", i.customer_id as "customerId"`,
}

/** Notes who may be written to; of those whom we do not know there is nothing to note. Events: customer.changed. */
export async function setReach(tx: Tx, told: readonly Reach[]): Promise<void> {
  if (told.length === 0) return
  // What was said last counts.
  const latest = new Map(told.map(each => [`${each.workspaceId}/${each.ref}`, each]))
  const rows = [...latest.values()].map(each => ({
    w: each.workspaceId,
    r: each.ref,
    open: each.isReachable,
    at: sqlTime(each.at),
  }))
  const changed = await tx.query<{ workspaceId: string; customerId: string }>(saving, [JSON.stringify(rows)])
  await append(
    tx,
    changed.map(({ workspaceId, customerId }) => ({
      workspaceId,
      kind: 'customer.changed' satisfies CustomerEvent,
      subjectId: customerId,
    })),
  )
}
