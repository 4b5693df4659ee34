import type { Statement, Tx } from '#db'

export type ReasonRow = { id: string; label: string; position: number; isArchived: boolean }

const list: Statement = {
  name: 'reasons-list',
  text: `select id, label, position, archived_at is not null as "isArchived" from reasons where workspace_id = $1 order by position, id`,
}

export const listReasons = (tx: Tx, workspaceId: string): Promise<ReasonRow[]> => tx.query(list, [workspaceId])

const one: Statement = {
  name: 'reasons-one',
  text: `select 1 from reasons where workspace_id = $1 and id = $2 and archived_at is null`,
}

export const isReason = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (await tx.query(one, [workspaceId, id])).length > 0

/** Those that are there already stay as they are. */
export const insertReasons = (
  tx: Tx,
  workspaceId: string,
  reasons: readonly { id: string; label: string; position: number }[],
) =>
  tx.query(
    `insert into reasons (workspace_id, id, label, position)
     select $1, id, label, position from json_to_recordset($2::json) as x(id uuid, label text, position int) on conflict do nothing`,
    [workspaceId, JSON.stringify(reasons)],
  )

export const saveReason = (tx: Tx, workspaceId: string, { id, label, position, isArchived }: ReasonRow) =>
  tx.query(
    `update reasons set label = $3, position = $4, archived_at = case when $5 then coalesce(archived_at, now()) end where workspace_id = $1 and id = $2`,
    [workspaceId, id, label, position, isArchived],
  )

/** Two who change the list at once would give two reasons one place. */
export const lockReasons = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`reasons/${workspaceId}`])
