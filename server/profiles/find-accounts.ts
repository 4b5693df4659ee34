import type { FoundProfile, Health } from '#channel'
import { asError, second } from '#lib'
import type { Who } from '#accounts'
import { type CheckMeans, checkWith, openedFor } from './check-connection.ts'
import * as store from './store.ts'

const patienceMs = 20 * second

/** An account that the credentials reach, and the profile that it is here; null while it is none. */
export type FoundAccount = FoundProfile & { profileId: string | null }

/**
 * Asks the platform with the credentials that are kept which accounts they reach, and notes how the connection fares.
 * Nothing is found while it fails, nor where the channel has but one account.
 * @throws Fault forbidden (403), not-found (404), channel.unknown (422)
 */
export async function findAccounts(
  means: CheckMeans,
  who: Who,
  profileId: string,
): Promise<{ health: Health; found: FoundAccount[] }> {
  const { channel, asked } = await openedFor(means, who, profileId)
  const health = await checkWith(means, channel, asked)
  if (health.state === 'failing' || !channel.profiles) return { health, found: [] }
  try {
    const [found, taken] = await Promise.all([
      channel.profiles(means.contexts(asked, AbortSignal.timeout(patienceMs))),
      means.database.app(who.workspaceId, tx => store.profilesOf(tx, asked.id)),
    ])
    const idOf = new Map(taken.map(({ key, id }) => [key, id]))
    return { health, found: found.map(each => ({ ...each, profileId: idOf.get(each.key) ?? null })) }
  } catch (error) {
    return { health: { state: 'failing', code: 'unreachable', text: asError(error).message }, found: [] }
  }
}
