import type { Channel, SettingValues } from '#channel'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { valuesOf } from './directory.ts'
import * as store from './store.ts'
import type { Vault } from './vault.ts'

/** A connection to be, or that is to be entered again: its id, and its settings as far as they are known, secrets too. */
export type Begun = { connectionId: string; values: SettingValues }

/** The connection of a profile with its secrets. @throws Fault not-found (404), channel.unknown (422) */
export async function settingsOfProfile(
  tx: Tx,
  profileId: string,
  { channels, vault }: { channels: ReadonlyMap<string, Channel>; vault: Vault },
): Promise<Begun & { channel: Channel }> {
  const profile = await store.findProfile(tx, profileId)
  const connection = profile && (await store.findConnection(tx, profile.connectionId))
  if (!connection) throw new Fault('not-found', 404)
  const channel = channels.get(connection.channel)
  if (!channel) throw new Fault('channel.unknown', 422, { channel: connection.channel })
  return { channel, connectionId: connection.id, values: valuesOf(connection, vault) }
}
