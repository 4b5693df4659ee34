import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { Condition, ViewPreview } from '#protocol'
import { checkedConditions } from './check.ts'
import { asked, holds } from './holds.ts'
import { factsOfLatest } from './members-store.ts'

const most = 5000

/**
 * How many conversations fit, among those with the latest activity that one may see: enough to see what conditions do,
 * whatever there is. As engine. @throws what `checkedConditions` finds
 */
export async function preview(tx: Tx, who: Who, conditions: readonly Condition[]): Promise<ViewPreview> {
  const me = who.kind === 'person' ? who.personId : null
  const wanted = asked(checkedConditions(conditions, false), me)
  const latest = await factsOfLatest(tx, who, [...new Set(wanted.map(({ field }) => field))], most)
  const looked = latest.filter(({ isSeen }) => isSeen)
  const count = looked.filter(({ facts, isMerged }) => !isMerged && holds(wanted, facts)).length
  return { count, looked: looked.length, isAll: latest.length < most }
}
