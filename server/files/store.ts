import { sqlTime, type Statement, type Tx } from '#db'
import type { FileName, FileRow } from './tables.ts'

const columns = `workspace_id as "workspaceId", id, name, type, size, sha256, width, height, state, source, failure, message_id as "messageId",
    created_at as "createdAt"`

const find: Statement = {
  name: 'files-find',
  text: `select ${columns} from files where workspace_id = $1 and id = $2`,
}

export const findFile = async (tx: Tx, workspaceId: string, id: string): Promise<FileRow | undefined> =>
  (await tx.query<FileRow>(find, [workspaceId, id]))[0]

const insert: Statement = {
  name: 'files-insert',
  text: `insert into files (workspace_id, id, name, type, size, sha256, width, height, state, source, message_id, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
}

/** One that is there already stays as it is. */
export const insertFile = (tx: Tx, row: Omit<FileRow, 'failure'>): Promise<unknown> =>
  tx.query(insert, [
    row.workspaceId,
    row.id,
    row.name,
    row.type,
    row.size,
    row.sha256,
    row.width,
    row.height,
    row.state,
    row.source,
    row.messageId,
    sqlTime(row.createdAt),
  ])

const settle: Statement = {
  name: 'files-settle',
  text: `update files set name = $3, type = $4, size = $5, sha256 = $6, width = $7, height = $8, state = $9, failure = $10
    where workspace_id = $1 and id = $2 and state = 'pending' returning 1`,
}

/** What became of a pending file. Whether it was still pending. */
export async function settleFile(tx: Tx, row: FileRow): Promise<boolean> {
  const { workspaceId, id, name, type, size, sha256, width, height, state, failure } = row
  return (await tx.query(settle, [workspaceId, id, name, type, size, sha256, width, height, state, failure])).length > 0
}

const waiting: Statement = {
  name: 'files-waiting',
  text: `update files set failure = $3 where workspace_id = $1 and id = $2 and state = 'pending' and failure is distinct from $3 returning 1`,
}

/** Why a pending file is not here yet. Whether that is news. */
export const noteWaiting = async (tx: Tx, { workspaceId, id }: FileName, failure: string): Promise<boolean> =>
  (await tx.query(waiting, [workspaceId, id, failure])).length > 0

const removing: Statement = {
  name: 'files-remove-unsent',
  text: `delete from files f using (
      select workspace_id, id from files where message_id is null and created_at < $1 order by workspace_id, id limit $2
    ) old where f.workspace_id = old.workspace_id and f.id = old.id returning f.workspace_id as "workspaceId", f.id`,
}

/** Removes files that came before `before` and belong to no message, so many at most. In any workspace. */
export const removeUnsent = (tx: Tx, before: number, limit: number): Promise<FileName[]> =>
  tx.query(removing, [sqlTime(before), limit])

const overdue: Statement = {
  name: 'files-overdue',
  text: `select workspace_id as "workspaceId", id from files where state = 'pending' and created_at < $1 order by workspace_id, id limit $2`,
}

/** Files that have been pending since before `before`. In any workspace. */
export const findOverdue = (tx: Tx, before: number, limit: number): Promise<FileName[]> =>
  tx.query(overdue, [sqlTime(before), limit])

const knowing: Statement = {
  name: 'files-known',
  text: `select f.id from json_array_elements_text($2::json) as x(id) join files f on f.workspace_id = $1 and f.id = x.id::uuid`,
}

/** Those of the ids that have a row. */
export async function knownOf(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(knowing, [workspaceId, JSON.stringify(ids)])
  return new Set(rows.map(row => row.id))
}

const any: Statement = { name: 'files-any', text: `select 1 from files where workspace_id = $1 limit 1` }

/** Whether the workspace has any file at all. */
export const hasFiles = async (tx: Tx, workspaceId: string): Promise<boolean> =>
  (await tx.query(any, [workspaceId])).length > 0
