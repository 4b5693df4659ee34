import type { Channel } from '#channel'
import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { ProfileChange } from '#protocol'
import { valuesOf } from './directory.ts'
import { mustBeReadable } from './look.ts'
import { keepSettings } from './settings.ts'
import * as store from './store.ts'
import { lookOf } from './tables.ts'
import type { Vault } from './vault.ts'

/**
 * Changes what is given. Returns the secrets that were made anew, which are shown this once.
 * @throws Fault forbidden (403), not-found (404), color.too-light, FieldFault settings.faulty (422)
 */
export async function editProfile(
  tx: Tx,
  who: Who,
  { id, change }: { id: string; change: ProfileChange },
  { channels, vault }: { channels: ReadonlyMap<string, Channel>; vault: Vault },
): Promise<{ made: Record<string, string> }> {
  mustBeAble(who, 'administer')
  const profile = await store.findProfile(tx, id)
  const connection = profile && (await store.findConnection(tx, profile.connectionId))
  if (!connection) throw new Fault('not-found', 404)
  const { settings, renew, ...own } = change
  const look = own.look ?? lookOf(profile)
  if (look) mustBeReadable(look)
  await store.updateProfile(tx, { ...profile, ...own, look: look && JSON.stringify(look) })
  let made: Record<string, string> = {}
  if (settings || renew) {
    const channel = channels.get(connection.channel)
    if (!channel) throw new Fault('channel.unknown', 422, { channel: connection.channel })
    const kept = keepSettings(channel, settings ?? {}, valuesOf(connection, vault), vault, renew)
    await store.updateSettings(tx, { id: connection.id, settings: kept.shown, secrets: kept.sealed })
    made = kept.made
  }
  await record(tx, who, 'profile.changed', id, { changed: Object.keys(change), settings: Object.keys(settings ?? {}) })
  const { workspaceId } = who
  await append(tx, [
    { workspaceId, kind: 'connection.changed', subjectId: connection.id },
    { workspaceId, kind: 'profile.changed', subjectId: id },
  ])
  return { made }
}
