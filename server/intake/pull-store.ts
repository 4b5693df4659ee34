import type { Database, Statement } from '#db'
import { inserting, type NewEnvelope, parametersOf } from './envelopes.ts'
import { sqlTime } from '#db'

const reading: Statement = {
  name: 'intake-pull-cursor',
  text: `select cursor from pull_cursors where workspace_id = $1 and connection_id = $2`,
}

/** Where the last pull ended; undefined when there was none. */
export async function readCursor(
  database: Database,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<string | undefined> {
  return (await database.once<{ cursor: string }>(reading, [workspaceId, id]))[0]?.cursor
}

const moving: Statement = {
  name: 'intake-pull-move',
  text: `insert into pull_cursors (workspace_id, connection_id, cursor, pulled_at) values ($1, $2, $3, $4)
    on conflict (workspace_id, connection_id) do update set cursor = excluded.cursor, pulled_at = excluded.pulled_at`,
}

/** What was pulled and how far that is, in one transaction: neither without the other. An empty body moves the cursor alone. */
export async function storePulled(database: Database, envelope: NewEnvelope, cursor: string): Promise<void> {
  const { workspaceId, connectionId, receivedAt } = envelope
  await database.engine(async tx => {
    const storing = envelope.body.byteLength === 0 ? undefined : tx.query(inserting, parametersOf([envelope]))
    await Promise.all([storing, tx.query(moving, [workspaceId, connectionId, cursor, sqlTime(receivedAt)])])
  })
}
