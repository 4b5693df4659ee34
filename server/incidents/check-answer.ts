import { mustBeAble, type Who } from '#accounts'
import { reachOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { checkFacts, type Place } from '#replies'
import type { AnswerCheck, CheckFacts } from '#protocol'
import { standingOf } from './answer-store.ts'
import { linkedAfter, loadIncident } from './store.ts'
import { wayTo } from './way.ts'

const slice = 500
const shownOfEach = 20

type Asked = {
  incidentId: string
  text: string
  now: number
  brand: string
  channelName: (channel: string) => string
  placeOf: (profileId: string) => Place
}

/**
 * What would become of an answer to all, by groups: how many are told in private and in public, and who is not, and why.
 * As app. @throws Fault `forbidden`, `incident.unknown` (404)
 */
export async function checkAnswer(
  tx: Tx,
  who: Who,
  { incidentId, text, now, brand, channelName, placeOf }: Asked,
): Promise<AnswerCheck[]> {
  mustBeAble(who, 'supervise')
  const incident = await loadIncident(tx, who.workspaceId, incidentId)
  if (!incident) throw new Fault('incident.unknown', 404)
  const names = { agent: who.kind === 'person' ? who.name : '', brand, incident: incident.name, channelName }
  let facts: CheckFacts | undefined
  const groups = new Map<string, AnswerCheck>()
  for (let after: string | null = null; ;) {
    const ids: string[] = await linkedAfter(tx, who.workspaceId, { incidentId, after, limit: slice })
    // Whom it would give away is looked at when each is told; the rest is the same for all.
    if (ids[0] && !facts) facts = { ...(await checkFacts(tx, who, ids[0])), names: [] }
    const reach = await reachOf(
      tx,
      ids.map(id => ({ workspaceId: who.workspaceId, id })),
    )
    for (const standing of await standingOf(tx, who.workspaceId, ids)) {
      const { id, name, channel, profileId } = standing
      const way = wayTo(standing, { text, names, place: placeOf(profileId), now, facts })
      const group = way.kind === 'goes' ? way.visibility : way.code
      const found = groups.get(group) ?? { group, goes: way.kind === 'goes', count: 0, conversations: [] }
      found.count++
      if (found.conversations.length < shownOfEach && reach(who, id)) found.conversations.push({ id, name, channel })
      groups.set(group, found)
    }
    if (ids.length < slice) break
    after = ids.at(-1)!
  }
  return [...groups.values()].toSorted((one, other) => Number(other.goes) - Number(one.goes) || other.count - one.count)
}
