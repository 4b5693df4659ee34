import type { Statement, Tx } from '#db'
import type { GestureKind } from '#protocol'

const list: Statement = {
  name: 'gestures-kinds',
  text: `select id, name, costs, amount, archived_at is not null as "isArchived" from gesture_kinds where workspace_id = $1`,
}

export const listKinds = (tx: Tx, workspaceId: string): Promise<GestureKind[]> => tx.query(list, [workspaceId])

const one: Statement = {
  name: 'gestures-kind',
  text: `select id, name, costs, amount, archived_at is not null as "isArchived" from gesture_kinds where workspace_id = $1 and id = $2`,
}

export const findKind = async (tx: Tx, workspaceId: string, id: string): Promise<GestureKind | undefined> =>
  (await tx.query<GestureKind>(one, [workspaceId, id]))[0]

export const saveKind = (tx: Tx, workspaceId: string, { id, name, costs, amount, isArchived }: GestureKind) =>
  tx.query(
    `insert into gesture_kinds as k (workspace_id, id, name, costs, amount, archived_at)
     values ($1, $2, $3, $4, $5, case when $6 then now() end)
     on conflict (workspace_id, id) do update set name = excluded.name, costs = excluded.costs, amount = excluded.amount,
       archived_at = case when $6 then coalesce(k.archived_at, now()) end`,
    [workspaceId, id, name, costs, amount, isArchived],
  )

/** Two who change the list at once would give two kinds one name. */
export const lockKinds = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`gesture-kinds/${workspaceId}`])
