import { sqlTime, type Tx } from '#db'
import type { ConnectionRow, HealthRow, ProfileRow } from './tables.ts'

const connectionColumns = `c.workspace_id as "workspaceId", c.id, c.channel, c.name, c.settings, c.secrets, c.former_secrets as "formerSecrets", c.former_until as "formerUntil", c.disabled_at as "disabledAt"`
const profileColumns = `p.workspace_id as "workspaceId", p.id, p.connection_id as "connectionId", p.key, p.channel, p.name, p.function, p.language, p.look, p.disabled_at as "disabledAt"`
const healthColumns = `h.received_at as "receivedAt", h.rejected, h.rejected_at as "rejectedAt", h.sent_at as "sentAt", h.failing_since as "failingSince", h.failure, h.longest_silence_ms as "longestSilenceMs", h.valid_until as "validUntil", a.failing_since as "ailingSince", a.failure as ailment`

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
     from profiles p join connections c on c.workspace_id = p.workspace_id and c.id = p.connection_id
     left join connection_health h on h.workspace_id = p.workspace_id and h.connection_id = p.connection_id
     left join profile_health a on a.workspace_id = p.workspace_id and a.connection_id = p.connection_id and a.profile_key = p.key
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

/** The profiles of a connection, the oldest first. */
export const profilesOf = (tx: Tx, connectionId: string) =>
  tx.query<ProfileRow>(
    `select ${profileColumns} from profiles p where p.connection_id = $1 order by p.created_at, p.id`,
    [connectionId],
  )

/** The account that a profile is. */
export const nameAccount = (tx: Tx, id: string, { key, name }: { key: string; name: string }) =>
  tx.query(`update profiles set key = $2, name = $3 where id = $1`, [id, key, name])

export const insertConnection = (
  tx: Tx,
  row: Omit<ConnectionRow, 'disabledAt' | 'formerSecrets' | 'formerUntil'>,
  at: number,
) =>
  tx.query(
    `insert into connections (workspace_id, id, channel, name, settings, secrets, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.workspaceId, row.id, row.channel, row.name, row.settings, row.secrets, sqlTime(at)],
  )

export const updateSettings = (tx: Tx, { id, settings, secrets }: Pick<ConnectionRow, 'id' | 'settings' | 'secrets'>) =>
  tx.query(`update connections set settings = $2, secrets = $3 where id = $1`, [id, settings, secrets])

/** What was signed with these is taken until then; none: the former ones are worth nothing from now on. */
export const keepFormer = (tx: Tx, id: string, former: { sealed: Buffer; until: number } | undefined) =>
  tx.query(`update connections set former_secrets = $2, former_until = $3 where id = $1`, [
    id,
    former?.sealed ?? null,
    former ? sqlTime(former.until) : null,
  ])

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
