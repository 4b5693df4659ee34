import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { Condition, ViewPreview } from '#protocol'
import { checkedConditions } from './check.ts'
import { asked, holds } from './holds.ts'
import { factsOfLatest } from './members-store.ts'
import { fieldsOf, momentFor } from './regroup.ts'

const most = 5000

/**
 * How many conversations fit, among those with the latest activity that one may see: enough to see what conditions do,
 * whatever there is. As engine. @throws what `checkedConditions` finds
 */
export async function preview(tx: Tx, who: Who, conditions: readonly Condition[], now: number): Promise<ViewPreview> {
  const me = who.kind === 'person' ? who.personId : null
  const wanted = asked(await checkedConditions(tx, who, conditions, false), me)
  const latest = await factsOfLatest(tx, who, fieldsOf([{ conditions: wanted }]), most)
  const moment = await momentFor(tx, who.workspaceId, [{ conditions: wanted }], now)
  const looked = latest.filter(({ isSeen }) => isSeen)
  const count = looked.filter(({ facts, isMerged }) => !isMerged && holds(wanted, facts, moment)).length
  return { count, looked: looked.length, isAll: latest.length < most }
}
