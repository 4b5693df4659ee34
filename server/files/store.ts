import { sqlTime, type Statement, type Tx } from '#db'
import type { FileRow } from './tables.ts'

const columns = `workspace_id as "workspaceId", id, name, type, size, sha256, width, height, state, source, failure, created_at as "createdAt"`

const find: Statement = {
  name: 'files-find',
  text: `select ${columns} from files where workspace_id = $1 and id = $2`,
}

export const findFile = async (tx: Tx, workspaceId: string, id: string): Promise<FileRow | undefined> =>
  (await tx.query<FileRow>(find, [workspaceId, id]))[0]

const insert: Statement = {
  name: 'files-insert',
  text: `insert into files (workspace_id, id, name, type, size, sha256, width, height, state, source, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
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
