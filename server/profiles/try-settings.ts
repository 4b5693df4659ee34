import type { Channel, Context, FoundProfile, Health, SettingValues } from '#channel'
import { mustBeAble, type Who } from '#accounts'
import { asError, Fault, newId, second } from '#lib'
import type { Contexts } from './contexts.ts'
import { fillIn } from './settings.ts'

const patienceMs = 20 * second

type Means = { channels: ReadonlyMap<string, Channel>; contexts: Contexts }

/** What the platform says of settings that nobody has kept yet, and the accounts that they reach. */
export type Tried = { health: Health; found: FoundProfile[] }

/**
 * Asks the platform before anything is kept. A platform that does not answer is failing with the code `unreachable`.
 * @throws Fault forbidden (403), not-found (404), FieldFault settings.faulty (422)
 */
export async function trySettings(
  { channels, contexts }: Means,
  who: Who,
  input: { channel: string; settings: SettingValues },
): Promise<Tried> {
  mustBeAble(who, 'administer')
  const channel = channels.get(input.channel)
  if (!channel) throw new Fault('not-found', 404)
  const settings = channel.settings.read(fillIn(channel, input.settings, {}).values)
  const asked = { workspaceId: who.workspaceId, id: newId(), settings }
  const ctx = { ...contexts(asked, AbortSignal.timeout(patienceMs)), keep: inMemory() }
  try {
    const health = await channel.check(ctx)
    const found = health.state === 'good' && channel.profiles ? await channel.profiles(ctx) : []
    return { health, found }
  } catch (error) {
    return { health: { state: 'failing', code: 'unreachable', text: asError(error).message }, found: [] }
  }
}

function inMemory(): Context<unknown>['keep'] {
  const kept = new Map<string, string>()
  return {
    read: async name => kept.get(name),
    write: async (name, value) => void (value === undefined ? kept.delete(name) : kept.set(name, value)),
  }
}
