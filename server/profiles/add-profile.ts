import type { Channel } from '#channel'
import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import type { NewProfile } from '#protocol'
import { mustBeReadable } from './look.ts'
import { keepSettings } from './settings.ts'
import * as store from './store.ts'
import type { Vault } from './vault.ts'

/** How a connection's only profile is called where the vendor has no name for it. */
const onlyKey = 'main'

/**
 * A connection and its profiles. Returns the first, and the secrets that were made for it, which are shown this once.
 * @throws Fault forbidden (403), channel.unknown, profile.twice, color.too-light, FieldFault settings.faulty (422)
 */
export async function addProfile(
  tx: Tx,
  who: Who,
  input: NewProfile,
  { channels, vault, now }: { channels: ReadonlyMap<string, Channel>; vault: Vault; now: number },
): Promise<{ id: string; connectionId: string; made: Record<string, string> }> {
  mustBeAble(who, 'administer')
  const channel = channels.get(input.channel)
  if (!channel) throw new Fault('channel.unknown', 422, { channel: input.channel })
  if (input.look) mustBeReadable(input.look)
  const { shown, sealed, made } = keepSettings(channel, input.settings, {}, vault)
  const { workspaceId } = who
  const connection = {
    workspaceId,
    id: newId(now),
    channel: channel.id,
    name: input.name,
    settings: shown,
    secrets: sealed,
  }
  await store.insertConnection(tx, connection, now)
  const { name, language, look } = input
  const accounts = [{ key: input.key ?? onlyKey, name }, ...(input.others ?? [])].map(account => ({
    ...{ workspaceId, id: newId(now), connectionId: connection.id, channel: channel.id },
    ...{ ...account, function: input.function, language, look: look ? JSON.stringify(look) : null },
  }))
  mustBeDifferent(accounts.map(({ key }) => key))
  for (const account of accounts) {
    await store.insertProfile(tx, account, now)
    await record(tx, who, 'profile.added', account.id, { channel: channel.id, name: account.name })
  }
  await append(tx, [
    { workspaceId, kind: 'connection.changed', subjectId: connection.id },
    ...accounts.map(({ id }) => ({ workspaceId, kind: 'profile.changed', subjectId: id })),
  ])
  return { id: accounts[0]!.id, connectionId: connection.id, made }
}

function mustBeDifferent(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) throw new Fault('profile.twice', 422)
}
