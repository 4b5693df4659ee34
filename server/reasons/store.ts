import type { Statement, Tx } from '#db'
import type { ReasonMark } from '#protocol'

export type ReasonRow = {
  id: string
  label: string
  parentId: string | null
  position: number
  isArchived: boolean
  toCustomer: ReasonMark | null
  toBrand: ReasonMark | null
}

const list: Statement = {
  name: 'reasons-list',
  text: `select id, label, parent_id as "parentId", position, archived_at is not null as "isArchived", to_customer as "toCustomer",
      to_brand as "toBrand"
    from reasons where workspace_id = $1`,
}

export const listReasons = (tx: Tx, workspaceId: string): Promise<ReasonRow[]> => tx.query(list, [workspaceId])

/** Those that are there already stay as they are. */
export const insertReasons = (tx: Tx, workspaceId: string, reasons: readonly Omit<ReasonRow, 'isArchived'>[]) =>
  tx.query(
    `insert into reasons (workspace_id, id, label, parent_id, position, to_customer, to_brand)
     select $1, id, label, "parentId", position, "toCustomer", "toBrand"
     from json_to_recordset($2::json) as x(id uuid, label text, "parentId" uuid, position int, "toCustomer" text, "toBrand" text)
     on conflict do nothing`,
    [workspaceId, JSON.stringify(reasons)],
  )

export const saveReasons = (tx: Tx, workspaceId: string, reasons: readonly ReasonRow[]) =>
  tx.query(
    `update reasons r set label = x.label, parent_id = x."parentId", position = x.position, to_customer = x."toCustomer",
       to_brand = x."toBrand", archived_at = case when x."isArchived" then coalesce(r.archived_at, now()) end
     from json_to_recordset($2::json) as x(id uuid, label text, "parentId" uuid, position int, "toCustomer" text, "toBrand" text,
       "isArchived" boolean)
     where r.workspace_id = $1 and r.id = x.id`,
    [workspaceId, JSON.stringify(reasons)],
  )

/** Two who change the list at once would give two reasons one place. */
export const lockReasons = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`reasons/${workspaceId}`])
