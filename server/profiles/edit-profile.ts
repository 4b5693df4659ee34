import type { Channel } from '#channel'
import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { type Clock, Fault, hour } from '#lib'
import { append } from '#log'
import type { ProfileChange } from '#protocol'
import type { Begun } from './begun.ts'
import { valuesOf } from './directory.ts'
import { mustBeReadable } from './look.ts'
import { keepSettings } from './settings.ts'
import * as store from './store.ts'
import { lookOf } from './tables.ts'
import type { Vault } from './vault.ts'

/**
 * Changes what is given; `begun` are settings to go on from in the place of those kept. Returns the secrets that were made anew, which are shown this once.
 * What was signed with those before them is taken for an hour, unless they have leaked.
 * @throws Fault forbidden (403), not-found (404), color.too-light, FieldFault settings.faulty (422)
 */
export async function editProfile(
  tx: Tx,
  who: Who,
  { id, change }: { id: string; change: ProfileChange },
  { channels, vault, now }: { channels: ReadonlyMap<string, Channel>; vault: Vault; now: Clock },
  begun?: Begun,
): Promise<{ made: Record<string, string> }> {
  mustBeAble(who, 'administer')
  const profile = await store.findProfile(tx, id)
  const connection = profile && (await store.findConnection(tx, profile.connectionId))
  if (!connection) throw new Fault('not-found', 404)
  const { settings, renew, isLeaked, ...own } = change
  const look = own.look ?? lookOf(profile)
  if (look) mustBeReadable(look)
  await store.updateProfile(tx, { ...profile, ...own, look: look && JSON.stringify(look) })
  let made: Record<string, string> = {}
  if (settings || renew) {
    const channel = channels.get(connection.channel)
    if (!channel) throw new Fault('channel.unknown', 422, { channel: connection.channel })
    const before = valuesOf(connection, vault)
    const kept = keepSettings(channel, settings ?? {}, begun?.values ?? before, vault, renew)
    await store.updateSettings(tx, { id: connection.id, settings: kept.shown, secrets: kept.sealed })
    made = kept.made
    if (renew) await store.keepFormer(tx, connection.id, isLeaked ? undefined : former(made, before, vault, now()))
  }
  await record(tx, who, 'profile.changed', id, {
    name: own.name ?? profile.name,
    changed: Object.keys(change),
    settings: Object.keys(settings ?? {}),
  })
  const { workspaceId } = who
  await append(tx, [
    { workspaceId, kind: 'connection.changed', subjectId: connection.id },
    { workspaceId, kind: 'profile.changed', subjectId: id },
  ])
  return { made }
}

const graceMs = hour

/** Whoever signs with the old secrets has an hour to take the new ones. */
function former(made: Record<string, string>, before: Record<string, string>, vault: Vault, now: number) {
  const renewed = Object.keys(made).flatMap(key => (before[key] ? [[key, before[key]]] : []))
  if (renewed.length === 0) return undefined
  return { sealed: vault.seal(JSON.stringify(Object.fromEntries(renewed))), until: now + graceMs }
}
