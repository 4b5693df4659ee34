import type { Context } from '#channel'
import type { Database } from '#db'
import { type Clock, day, pause, second } from '#lib'
import { applySignals } from '#messages'
import type { Connected, Contexts, Profile } from '#profiles'
import * as store from './store.ts'

export type Needs = { database: Database; contexts: Contexts; now: Clock }

/** Open conversations are looked at for so long after they last moved, closed ones for the shorter time. */
const openMs = 30 * day
const closedMs = 7 * day
const mostAtOnce = 100
const betweenMs = 2 * second
const patienceMs = 60 * second
/** So many of one batch, and nothing left of it: then it is the platform that has changed, and not all of its people. */
const tooMany = 10

/**
 * One round through what customers wrote in public on a connection. What is gone is redacted as if the platform had told.
 * Returns how much was. @throws what the channel throws, and where everything at once would be gone
 */
export async function reread(needs: Needs, connected: Connected, signal: AbortSignal): Promise<number> {
  const { database, now } = needs
  const { workspaceId, profiles } = connected
  const [since, closedSince] = [now() - openMs, now() - closedMs]
  const profileIds = [...profiles.values()].filter(({ disabled }) => !disabled).map(({ id }) => id)
  let count = 0
  let after: store.Place | undefined = { at: since, id: '00000000-0000-0000-0000-000000000000' }
  while (after && !signal.aborted) {
    const asked: store.Asked = { workspaceId, profileIds, since, closedSince, after }
    const { posts, place }: store.Page = await database.engine(tx => store.nextPosts(tx, asked))
    for (const profile of profiles.values()) {
      const ids = posts.filter(({ profileId }) => profileId === profile.id).map(({ externalId }) => externalId)
      for (let from = 0; from < ids.length && !signal.aborted; from += mostAtOnce) {
        if (from > 0 || count > 0) await pause(betweenMs, signal)
        count += await look(needs, connected, profile, ids.slice(from, from + mostAtOnce), signal)
      }
    }
    after = place
  }
  return count
}

async function look(
  { database, contexts, now }: Needs,
  connected: Connected,
  { id: profileId, key }: Profile,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const ctx: Context<unknown> = contexts(connected, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]))
  const said = new Set(await connected.channel.gone!(ids, key, ctx))
  const gone = ids.filter(id => said.has(id))
  if (gone.length >= tooMany && gone.length === ids.length)
    throw new Error(`All of ${gone.length} posts would be gone from ${connected.channel.id}`)
  if (gone.length === 0) return 0
  const { workspaceId } = connected
  const signals = gone.map(targetId => ({
    ...{ workspaceId, profileId, key: `gone:${targetId}`, at: now(), targetId },
    deed: { kind: 'deletion' as const },
  }))
  await database.engine(tx => applySignals(tx, signals))
  return gone.length
}
