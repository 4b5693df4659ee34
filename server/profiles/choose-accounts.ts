import { mustBeAble, record, type Who } from '#accounts'
import type { Channel } from '#channel'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import * as store from './store.ts'
import type { ProfileRow } from './tables.ts'
import { isWaiting } from './waiting.ts'

type Means = { channels: ReadonlyMap<string, Channel>; now: number }
type Account = { key: string; name: string }

/**
 * Makes profiles of accounts that a connection reaches, like the profile given: the first becomes this very profile while
 * it waits for its account. Returns the ids in the order of the accounts.
 * @throws Fault forbidden (403), not-found (404), channel.unknown, accounts.none, profile.twice (422)
 */
export async function chooseAccounts(
  tx: Tx,
  who: Who,
  { id, accounts }: { id: string; accounts: readonly Account[] },
  { channels, now }: Means,
): Promise<string[]> {
  mustBeAble(who, 'administer')
  const like = await store.findProfile(tx, id)
  const connection = like && (await store.findConnection(tx, like.connectionId))
  if (!connection) throw new Fault('not-found', 404)
  const channel = channels.get(connection.channel)
  if (!channel) throw new Fault('channel.unknown', 422, { channel: connection.channel })
  if (!channel.profiles || accounts.length === 0) throw new Fault('accounts.none', 422)
  const taken = await store.profilesOf(tx, connection.id)
  mustBeDifferent([...taken.map(({ key }) => key), ...accounts.map(({ key }) => key)])
  const isFirst = isWaiting(like.key)
  const [first, ...others] = isFirst ? accounts : [undefined, ...accounts]
  if (first) await store.nameAccount(tx, id, first)
  const added = others.map(account => ({ ...rowLike(like), ...account, id: newId(now) }))
  for (const row of added) await store.insertProfile(tx, row, now)
  const ids = [...(first ? [id] : []), ...added.map(row => row.id)]
  const { workspaceId } = who
  for (const [at, each] of ids.entries())
    await record(tx, who, 'profile.added', each, { channel: channel.id, name: accounts[at]!.name })
  await append(tx, [
    { workspaceId, kind: 'connection.changed', subjectId: connection.id },
    ...ids.map(subjectId => ({ workspaceId, kind: 'profile.changed', subjectId })),
  ])
  return ids
}

function rowLike({ disabledAt: _, ...row }: ProfileRow): Omit<ProfileRow, 'disabledAt'> {
  return row
}

/** @throws Fault profile.twice (422) */
export function mustBeDifferent(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) throw new Fault('profile.twice', 422)
}
