import { canOf, faceOf } from '#channel'
import type { Database, Statement } from '#db'
import { type Clock, newId, second } from '#lib'
import type { Contexts, Directory } from '#profiles'

type Needs = { database: Database; directory: Directory; contexts: Contexts; now: Clock }
type Place = { workspaceId: string; conversationId: string }

const everyMs = 4 * second
const patienceMs = 5 * second
const mostKnown = 5000

const finding: Statement = {
  name: 'delivery-typing',
  text: `select l.profile_id as "profileId", i.external_id as "toId", t.lane, l.external_id as "targetId" from conversations c
    join lateral (
      select profile_id, identity_id, external_id from messages
      where workspace_id = c.workspace_id and conversation_id = c.id and direction = 'in' and visibility = 'private' and external_id is not null
      order by at desc, id desc limit 1
    ) l on true
    join identities i on i.workspace_id = c.workspace_id and i.id = l.identity_id
    join lateral (
      select lane from threads s where s.workspace_id = c.workspace_id and s.conversation_id = c.id and s.profile_id = l.profile_id
      order by (s.identity_id = l.identity_id) desc limit 1
    ) t on true
    where c.workspace_id = $1 and c.id = $2`,
}

type Found = { profileId: string; toId: string; lane: string; targetId: string }

/**
 * Shows the customer that somebody is writing, where their platform has such a thing: now and then while it goes on, and
 * of no consequence when it does not get there.
 */
export function openTyping({ database, directory, contexts, now }: Needs): (place: Place) => Promise<void> {
  const told = new Map<string, number>()
  return async ({ workspaceId, conversationId }) => {
    if (now() - (told.get(conversationId) ?? 0) < everyMs) return
    if (told.size > mostKnown) told.clear()
    told.set(conversationId, now())
    const [found] = await database.once<Found>(finding, [workspaceId, conversationId])
    const place = found && directory.profile(found.profileId)
    if (!place) return
    const { connected, profile } = place
    if (!faceOf(canOf(connected.channel, profile.key), 'private').deeds.includes('typing')) return
    if (connected.disabled || profile.disabled) return
    const out = {
      ...({ id: newId(now()), deed: 'typing', profileKey: profile.key, visibility: 'private', at: now() } as const),
      ...{ to: { id: found.toId, lane: found.lane }, targetId: found.targetId },
    }
    await connected.channel.send(out, contexts(connected, AbortSignal.timeout(patienceMs)))
  }
}
