import { hash } from 'node:crypto'
import type { Channel, Context, SettingValues } from '#channel'
import type { Who } from '#accounts'
import { type Database, sqlTime, type Tx } from '#db'
import { minute } from '#lib'
import type { Vault } from './vault.ts'

/** Time to choose accounts and save. */
const keptMs = 30 * minute

/** Who tries the settings of which channel, and which settings (`settingsMark`). */
type Trying = { who: Who; channel: string; mark: string }

const triedBy = (who: Who): string =>
  who.kind === 'person' ? who.personId : who.kind === 'key' ? who.keyId : who.workspaceId

/** The same for the same settings; what we make ourselves is another each time. */
export function settingsMark({ settings: { fields } }: Channel, values: SettingValues): string {
  const said = fields.filter(({ generated }) => !generated).map(({ key }) => [key, values[key] ?? ''])
  return hash('sha256', JSON.stringify(said), 'hex')
}

// The mark is sealed along: of a short secret it would tell too much.
type Lent = { mark: string; value: string }
const openLent = (vault: Vault, sealed: Buffer) => JSON.parse(vault.open(sealed)) as Lent

/**
 * What the platform lends while settings are tried. It may be lent only once, so that the next try of the same person, with
 * other settings too, finds it again.
 */
export function keepOfTry(
  database: Database,
  { who, channel, mark }: Trying,
  { vault, now }: { vault: Vault; now: number },
): Context<unknown>['keep'] {
  const place = [who.workspaceId, triedBy(who), channel]
  const write = (tx: Tx, name: string, value: string) =>
    tx.query(
      `insert into lent_while_trying (workspace_id, tried_by, channel, name, sealed, expires_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (workspace_id, tried_by, channel, name) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
      [...place, name, vault.seal(JSON.stringify({ mark, value } satisfies Lent)), sqlTime(now + keptMs)],
    )
  return {
    read: name =>
      database.app(who.workspaceId, async tx => {
        const [row] = await tx.query<{ sealed: Buffer }>(
          `select sealed from lent_while_trying
           where workspace_id = $1 and tried_by = $2 and channel = $3 and name = $4 and expires_at > $5 for update`,
          [...place, name, sqlTime(now)],
        )
        if (!row) return undefined
        const { value } = openLent(vault, row.sealed)
        // These settings go on with it: it is theirs now.
        await write(tx, name, value)
        return value
      }),
    write: (name, value) =>
      database.app(who.workspaceId, async tx => {
        if (value !== undefined) await write(tx, name, value)
        else await tx.query(forgetting, [...place, name])
      }),
  }
}

const forgetting = `delete from lent_while_trying where workspace_id = $1 and tried_by = $2 and channel = $3 and name = $4`

/** What was lent for these very settings goes to the connection that is made of them in this transaction. */
export async function takeLent(
  tx: Tx,
  { who, channel, mark }: Trying,
  { connectionId, vault, now }: { connectionId: string; vault: Vault; now: number },
): Promise<void> {
  const place = [who.workspaceId, triedBy(who), channel]
  const rows = await tx.query<{ name: string; sealed: Buffer }>(
    `select name, sealed from lent_while_trying
     where workspace_id = $1 and tried_by = $2 and channel = $3 and expires_at > $4 for update`,
    [...place, sqlTime(now)],
  )
  for (const { name, sealed } of rows) {
    const lent = openLent(vault, sealed)
    if (lent.mark !== mark) continue
    await tx.query(`insert into connection_keeps (workspace_id, connection_id, name, sealed) values ($1, $2, $3, $4)`, [
      who.workspaceId,
      connectionId,
      name,
      vault.seal(lent.value),
    ])
    await tx.query(forgetting, [...place, name])
  }
}

/** As engine, of all workspaces: what no connection was made of. */
export const forgetLent = (tx: Tx, before: number) =>
  tx.query(`delete from lent_while_trying where expires_at < $1`, [sqlTime(before)])
