import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { levels } from '#deadlines'
import type { ParityReport } from '#protocol'
import { groupsOf, reachesOf } from './groups.ts'
import { ownTargets } from './own-targets.ts'
import { beginningOf, countTurns, findTurns, namesOf } from './store.ts'
import { turnsBy } from './waited.ts'

export type ParityAsk = { days: number; now: number; timeZone: string }

/** Of more than so many a sample is drawn: the error of its medians is far within what is tolerated. */
const mostRead = 20_000

/**
 * Whether all waited alike, of the turns that fell due in so many days of the zone until now. As app.
 * @throws Fault `forbidden` (403)
 */
export async function parityReport(tx: Tx, who: Who, { days, now, timeZone }: ParityAsk): Promise<ParityReport> {
  mustBeAble(who, 'supervise')
  const span = { from: await beginningOf(tx, now, timeZone, days), to: now }
  const { turns, open } = await countTurns(tx, who.workspaceId, span)
  const settings = await levels(tx, who)
  const read = turnsBy(settings, await findTurns(tx, who.workspaceId, span, mostRead / Math.max(1, turns)))
  const own = ownTargets(settings.targets)
  const profiles = await namesOf(tx, who.workspaceId, [...new Set(own.map(({ profileId }) => profileId))])
  return {
    ...{ ...span, turns, open, sampled: read.length },
    channels: groupsOf(read, ({ channel }) => channel),
    reaches: groupsOf(read, reachesOf(read)),
    targets: own.flatMap(each => {
      const profile = profiles.find(({ id }) => id === each.profileId)
      return profile ? [{ ...each, name: profile.name, channel: profile.channel }] : []
    }),
  }
}
