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
 * A connection and its first profile. Returns the secrets that were made for it, which are shown this once.
 * @throws Fault forbidden (403), channel.unknown, color.too-light, FieldFault settings.faulty (422)
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
  const profile = {
    workspaceId,
    id: newId(now),
    connectionId: connection.id,
    key: input.key ?? onlyKey,
    channel: channel.id,
    name: input.name,
    function: input.function,
    language: input.language,
    look: input.look ? JSON.stringify(input.look) : null,
  }
  await store.insertProfile(tx, profile, now)
  await record(tx, who, 'profile.added', profile.id, { channel: channel.id, name: input.name })
  await append(tx, [
    { workspaceId, kind: 'connection.changed', subjectId: connection.id },
    { workspaceId, kind: 'profile.changed', subjectId: profile.id },
  ])
  return { id: profile.id, connectionId: connection.id, made }
}
