import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { Counts } from '#protocol'
import { type Delta, findCounts, mentioned } from './store.ts'

/** What stands in each view for one person. As app. */
export async function countsFor(tx: Tx, who: Who): Promise<Counts> {
  return (await countsOf(tx, [who.workspaceId]))(who)
}

/** The same for everybody in many workspaces, by one query. As engine. */
export async function countsOf(tx: Tx, workspaceIds: readonly string[]): Promise<(who: Who) => Counts> {
  const found = Map.groupBy(await findCounts(tx, workspaceIds), delta => delta.workspaceId)
  return who => countsIn(found.get(who.workspaceId) ?? [], who.kind === 'person' ? who.personId : undefined)
}

/** `mine` is what I hold and is neither closed nor put aside; `unassigned` what is open and in nobody's hands. */
function countsIn(deltas: readonly Delta[], me: string | undefined): Counts {
  const sum = (fits: (delta: Delta) => boolean) => deltas.filter(fits).reduce((total, delta) => total + delta.count, 0)
  const isOpen = ({ status }: Delta) => status === 'open'
  return {
    mentions: sum(({ status, holder }) => status === mentioned && holder === me),
    mine: sum(delta => (isOpen(delta) || delta.status === 'waiting') && delta.holder === me),
    unassigned: sum(delta => isOpen(delta) && delta.holder === 'queue'),
    open: sum(isOpen),
    waiting: sum(({ status }) => status === 'waiting'),
    snoozed: sum(({ status }) => status === 'snoozed'),
  }
}
