import type { Who } from '#accounts'
import { holderOfWord, isLimited, sees } from '#conversations'
import type { Tx } from '#db'
import { type Counts, type Holder, isOfTeams } from '#protocol'
import { findCounts, findDue, mentioned } from './store.ts'

/** What stands in each view for one person. As app. */
export async function countsFor(tx: Tx, who: Who): Promise<Counts> {
  return (await countsOf(tx, [who.workspaceId]))(who)
}

/** The same for everybody in many workspaces, by two queries. As engine. */
export async function countsOf(tx: Tx, workspaceIds: readonly string[]): Promise<(who: Who) => Counts> {
  const [deltas, due] = await Promise.all([findCounts(tx, workspaceIds), dueOf(tx, workspaceIds)])
  const standing = deltas.map(({ holder, ...delta }) => ({ ...delta, holder: holderOfWord(holder) }))
  const found = Map.groupBy(standing, ({ workspaceId }) => workspaceId)
  return who => ({
    ...countsIn(found.get(who.workspaceId) ?? [], who),
    // It is looked for without asking in whose hands it is.
    due: isLimited(who) ? null : (due.get(who.workspaceId) ?? 0),
  })
}

/** How many are to be answered soon, or late already, by workspace: no more than `mostDue` are looked at in each. */
export const dueOf = async (tx: Tx, workspaceIds: readonly string[]): Promise<Map<string, number>> =>
  new Map((await findDue(tx, workspaceIds)).map(({ workspaceId, count }) => [workspaceId, count]))

type Standing = { status: string; holder: Holder; count: number }

/**
 * `mine` is what I hold and is neither closed nor put aside, `team` the same of my teams with their queues; `unassigned`
 * what is open and in nobody's hands. What one may not see is not counted.
 */
function countsIn(standing: readonly Standing[], who: Who): Omit<Counts, 'due'> {
  const seen = standing.filter(({ holder }) => sees(who, holder))
  const sum = (fits: (each: Standing) => boolean) => seen.filter(fits).reduce((total, { count }) => total + count, 0)
  const isOpen = ({ status }: Standing) => status === 'open'
  const isOngoing = ({ status }: Standing) => status === 'open' || status === 'waiting'
  const isPerson = who.kind === 'person'
  return {
    mine: sum(each => isOngoing(each) && isPerson && holds(who.personId, each.holder)),
    team: sum(each => isOngoing(each) && isPerson && isOfTeams(who, each.holder)),
    unassigned: sum(each => isOpen(each) && each.holder.kind === 'queue'),
    mentions: sum(({ status, holder }) => status === mentioned && isPerson && holds(who.personId, holder)),
    open: sum(isOpen),
    waiting: sum(({ status }) => status === 'waiting'),
    snoozed: sum(({ status }) => status === 'snoozed'),
  }
}

const holds = (personId: string, holder: Holder) => holder.kind === 'agent' && holder.id === personId
