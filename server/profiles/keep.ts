import type { Context } from '#channel'
import type { Database, Statement } from '#db'
import type { Vault } from './vault.ts'

type Place = { workspaceId: string; id: string }

const reading: Statement = {
  name: 'profiles-keep-read',
  text: `select sealed from connection_keeps where workspace_id = $1 and connection_id = $2 and name = $3`,
}
const writing: Statement = {
  name: 'profiles-keep-write',
  text: `insert into connection_keeps (workspace_id, connection_id, name, sealed) values ($1, $2, $3, $4)
    on conflict (workspace_id, connection_id, name) do update set sealed = excluded.sealed`,
}
const forgetting: Statement = {
  name: 'profiles-keep-forget',
  text: `delete from connection_keeps where workspace_id = $1 and connection_id = $2 and name = $3`,
}

/** What the vendor lends this connection, sealed in the database. */
export const openKeep = (database: Database, vault: Vault, { workspaceId, id }: Place): Context<unknown>['keep'] => ({
  async read(name) {
    const [row] = await database.once<{ sealed: Buffer }>(reading, [workspaceId, id, name])
    return row && vault.open(row.sealed)
  },
  async write(name, value) {
    if (value === undefined) await database.once(forgetting, [workspaceId, id, name])
    else await database.once(writing, [workspaceId, id, name, vault.seal(value)])
  },
})
