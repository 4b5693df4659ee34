import { sqlTime, type Tx } from '#db'
import type { ConnectionRow, HealthRow, ProfileRow } from './tables.ts'

const connectionColumns = `c.workspace_id as "workspaceId", c.id, c.channel, c.name, c.settings, c.secrets, c.disabled_at as "disabledAt"`
const profileColumns = `p.workspace_id as "workspaceId", p.id, p.connection_id as "connectionId", p.key, p.channel, p.name, p.function, p.language, p.look, p.disabled_at as "disabledAt"`
const healthColumns = `h.received_at as "receivedAt", h.rejected, h.rejected_at as "rejectedAt", h.sent_at as "sentAt", h.failing_since as "failingSince", h.failure`

/** As engine, of all workspaces: what the directory holds. */
export const everyConnection = (tx: Tx) =>
  tx.query<ConnectionRow>(`select ${connectionColumns} from connections c order by c.workspace_id, c.id`)
export const everyProfile = (tx: Tx) =>
  tx.query<ProfileRow>(`select ${profileColumns} from profiles p order by p.workspace_id, p.id`)

export type CardRow = ProfileRow & HealthRow & { settings: string }

/** As app: the workspace's profiles with their connections and how these fare. */
export const cardRows = (tx: Tx, id: string | null) =>
  tx.query<CardRow>(
    `select ${profileColumns}, c.settings, ${healthColumns}
     from profiles p join connections c on c.id = p.connection_id
     left join connection_health h on h.connection_id = p.connection_id
     where $1::uuid is null or p.id = $1
     order by p.created_at, p.id`,
    [id],
  )

export async function findProfile(tx: Tx, id: string): Promise<ProfileRow | undefined> {
  return (await tx.query<ProfileRow>(`select ${profileColumns} from profiles p where p.id = $1 for update`, [id]))[0]
}

export async function findConnection(tx: Tx, id: string): Promise<ConnectionRow | undefined> {
  return (
    await tx.query<ConnectionRow>(`select ${connectionColumns} from connections c where c.id = $1 for update`, [id])
  )[0]
}

export const insertConnection = (tx: Tx, row: Omit<ConnectionRow, 'disabledAt'>, at: number) =>
  tx.query(
    `insert into connections (workspace_id, id, channel, name, settings, secrets, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.workspaceId, row.id, row.channel, row.name, row.settings, row.secrets, sqlTime(at)],
  )

export const updateSettings = (tx: Tx, { id, settings, secrets }: Pick<ConnectionRow, 'id' | 'settings' | 'secrets'>) =>
  tx.query(`update connections set settings = $2, secrets = $3 where id = $1`, [id, settings, secrets])

export const insertProfile = (tx: Tx, row: Omit<ProfileRow, 'disabledAt'>, at: number) =>
  tx.query(
    `insert into profiles (workspace_id, id, connection_id, key, channel, name, function, language, look, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.workspaceId,
      row.id,
      row.connectionId,
      row.key,
      row.channel,
      row.name,
      row.function,
      row.language,
      row.look,
      sqlTime(at),
    ],
  )

export const updateProfile = (tx: Tx, row: Pick<ProfileRow, 'id' | 'name' | 'function' | 'language' | 'look'>) =>
  tx.query(`update profiles set name = $2, function = $3, language = $4, look = $5 where id = $1`, [
    row.id,
    row.name,
    row.function,
    row.language,
    row.look,
  ])

/** A connection is at rest when all of its profiles are. */
export async function setDisabled(
  tx: Tx,
  { id, connectionId }: Pick<ProfileRow, 'id' | 'connectionId'>,
  at: number | null,
): Promise<void> {
  const time = at === null ? null : sqlTime(at)
  await tx.query(`update profiles set disabled_at = $2 where id = $1`, [id, time])
  await tx.query(
    `update connections set disabled_at = case when exists (select 1 from profiles p where p.connection_id = $1 and p.disabled_at is null) then null else $2::timestamptz end
     where id = $1`,
    [connectionId, time],
  )
}

/** What is to be noted of a connection; `failure: null` says that it has recovered. */
export type Note = {
  workspaceId: string
  connectionId: string
  receivedAt?: number
  rejected: number
  rejectedAt?: number
  sentAt?: number
  failure?: { code: string; at: number } | null
}

/** As engine: adds the notes to what stands there already, all in one statement. */
export async function writeNotes(tx: Tx, notes: readonly Note[]): Promise<void> {
  const time = (at: number | undefined) => (at === undefined ? null : sqlTime(at))
  const rows = notes.map(note => ({
    workspace_id: note.workspaceId,
    connection_id: note.connectionId,
    received_at: time(note.receivedAt),
    rejected: note.rejected,
    rejected_at: time(note.rejectedAt),
    sent_at: time(note.sentAt),
    failing_since: time(note.failure?.at),
    failure: note.failure?.code ?? null,
    keeps_failure: note.failure === undefined,
  }))
  await tx.query(
    `with notes as (
       select * from json_to_recordset($1::json) as n(workspace_id uuid, connection_id uuid, received_at timestamptz, rejected bigint,
         rejected_at timestamptz, sent_at timestamptz, failing_since timestamptz, failure text, keeps_failure boolean)
     )
     insert into connection_health as h (workspace_id, connection_id, received_at, rejected, rejected_at, sent_at, failing_since, failure)
     select workspace_id, connection_id, received_at, rejected, rejected_at, sent_at, failing_since, failure from notes
     order by workspace_id, connection_id
     on conflict (workspace_id, connection_id) do update set
       received_at = greatest(h.received_at, excluded.received_at),
       rejected = h.rejected + excluded.rejected,
       rejected_at = greatest(h.rejected_at, excluded.rejected_at),
       sent_at = greatest(h.sent_at, excluded.sent_at),
       failing_since = case when (select keeps_failure from notes n where n.workspace_id = h.workspace_id and n.connection_id = h.connection_id)
         then h.failing_since when excluded.failing_since is null then null else coalesce(h.failing_since, excluded.failing_since) end,
       failure = case when (select keeps_failure from notes n where n.workspace_id = h.workspace_id and n.connection_id = h.connection_id)
         then h.failure else excluded.failure end`,
    [JSON.stringify(rows)],
  )
}

/** As engine: which of these connections are said to fail now. */
export const failingOf = (tx: Tx, notes: readonly Note[]) =>
  tx.query<{ connectionId: string }>(
    `select h.connection_id as "connectionId"
     from json_to_recordset($1::json) as n(workspace_id uuid, connection_id uuid)
     join connection_health h on h.workspace_id = n.workspace_id and h.connection_id = n.connection_id
     where h.failing_since is not null`,
    [
      JSON.stringify(
        notes.map(({ workspaceId, connectionId }) => ({ workspace_id: workspaceId, connection_id: connectionId })),
      ),
    ],
  )
