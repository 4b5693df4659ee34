import type { Channel, FoundProfile, Health, SettingValues } from '#channel'
import { mustBeAble, type Who } from '#accounts'
import type { Database } from '#db'
import { asError, type Clock, Fault, newId, second } from '#lib'
import type { Begun } from './begun.ts'
import type { Contexts } from './contexts.ts'
import { keepOfTry, settingsMark } from './lent.ts'
import { fillIn } from './settings.ts'
import type { Vault } from './vault.ts'

const patienceMs = 20 * second

type Means = {
  database: Database
  channels: ReadonlyMap<string, Channel>
  contexts: Contexts
  vault: Vault
  now: Clock
}

/** What the platform says of settings that nobody has kept yet, and the accounts that they reach. */
export type Tried = { health: Health; found: FoundProfile[] }

/**
 * Asks the platform before anything is kept; `begun` is what somebody has signed in for. A platform that does not answer is failing with the code `unreachable`.
 * @throws Fault forbidden (403), not-found (404), FieldFault settings.faulty (422)
 */
export async function trySettings(
  { database, channels, contexts, vault, now }: Means,
  who: Who,
  input: { channel: string; settings: SettingValues },
  begun?: Begun,
): Promise<Tried> {
  mustBeAble(who, 'administer')
  const channel = channels.get(input.channel)
  if (!channel) throw new Fault('not-found', 404)
  const { values } = fillIn(channel, input.settings, begun?.values ?? {})
  const settings = channel.settings.read(values)
  const asked = { workspaceId: who.workspaceId, id: begun?.connectionId ?? newId(), settings }
  const whole = contexts(asked, AbortSignal.timeout(patienceMs))
  // What the vendor lends now may be lent only once: it stays for the connection that has been begun, or will be made.
  const trying = { who, channel: channel.id, mark: settingsMark(channel, values) }
  const ctx = begun ? whole : { ...whole, keep: keepOfTry(database, trying, { vault, now: now() }) }
  try {
    const health = await channel.check(ctx)
    const found = health.state === 'good' && channel.profiles ? await channel.profiles(ctx) : []
    return { health, found }
  } catch (error) {
    return { health: { state: 'failing', code: 'unreachable', text: asError(error).message }, found: [] }
  }
}
