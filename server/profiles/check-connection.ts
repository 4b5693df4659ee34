import type { Channel, Health } from '#channel'
import { mustBeAble, type Who } from '#accounts'
import type { Database } from '#db'
import { asError, type Clock, Fault, second } from '#lib'
import type { Contexts } from './contexts.ts'
import { valuesOf } from './directory.ts'
import type { HealthNotes } from './health-notes.ts'
import * as store from './store.ts'
import type { Vault } from './vault.ts'

const patienceMs = 15 * second

export type CheckMeans = {
  database: Database
  channels: ReadonlyMap<string, Channel>
  vault: Vault
  contexts: Contexts
  health: HealthNotes
  now: Clock
}

type Asked = Parameters<Contexts>[0]

/**
 * Asks the platform whether the credentials are good now, and notes the answer. A platform that does not answer is
 * failing with the code `unreachable`. @throws Fault forbidden (403), not-found (404), channel.unknown (422)
 */
export async function checkConnection(means: CheckMeans, who: Who, profileId: string): Promise<Health> {
  const { channel, asked } = await openedFor(means, who, profileId)
  return checkWith(means, channel, asked)
}

/** The connection of a profile with its secrets opened. @throws as `checkConnection` */
export async function openedFor(
  { database, channels, vault }: CheckMeans,
  who: Who,
  profileId: string,
): Promise<{ channel: Channel; asked: Asked }> {
  mustBeAble(who, 'administer')
  const connection = await database.app(who.workspaceId, async tx => {
    const profile = await store.findProfile(tx, profileId)
    return profile && store.findConnection(tx, profile.connectionId)
  })
  if (!connection) throw new Fault('not-found', 404)
  const channel = channels.get(connection.channel)
  if (!channel) throw new Fault('channel.unknown', 422, { channel: connection.channel })
  return { channel, asked: { ...connection, settings: channel.settings.read(valuesOf(connection, vault)) } }
}

/** Asks, and notes the answer at once. */
export async function checkWith(
  { contexts, health, now }: CheckMeans,
  channel: Channel,
  asked: Asked,
): Promise<Health> {
  const found = await ask(channel, asked, contexts)
  health.checked(asked, now(), found)
  await health.flush()
  return found
}

async function ask(channel: Channel, asked: Asked, contexts: Contexts): Promise<Health> {
  try {
    return await channel.check(contexts(asked, AbortSignal.timeout(patienceMs)))
  } catch (error) {
    return { state: 'failing', code: 'unreachable', text: asError(error).message }
  }
}
