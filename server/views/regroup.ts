import type { Tx } from '#db'
import type { NewEvent } from '#log'
import type { ViewStep } from '#protocol'
import { conditionsOf } from './edit-view.ts'
import type { ViewEvent } from './events.ts'
import { holds } from './holds.ts'
import { type Counted, factsOf, type KnownFacts, type Member, membersOf, writeMembers } from './members-store.ts'
import type { ViewRow } from './tables.ts'

// So many rows of a view are told; whoever shows it asks again when there are more.
const mostTold = 50

/** How a view moved, and who joined or left. */
export type Step = ViewStep & { rows: string[] }

/**
 * Puts conversations into the views in which they belong now, and takes them out of the others: reads each once, writes the
 * difference. As engine, under the workspace's lock. Done twice is done once.
 */
export async function regroup(
  tx: Tx,
  workspaceId: string,
  views: readonly ViewRow[],
  ids: readonly string[],
): Promise<Step[]> {
  const [known, members] = await Promise.all([
    factsOf(tx, workspaceId, ids, fieldsOf(views)),
    membersOf(tx, workspaceId, ids),
  ])
  return regroupKnown(tx, workspaceId, views, known, members)
}

/** Which fields the conditions of these views ask for. */
export const fieldsOf = (views: readonly ViewRow[]): string[] => [
  ...new Set(views.flatMap(view => view.conditions.map(({ field }) => field))),
]

/** The same of conversations that were read already, and where they stood. */
export async function regroupKnown(
  tx: Tx,
  workspaceId: string,
  views: readonly ViewRow[],
  known: readonly KnownFacts[],
  members: readonly Member[],
): Promise<Step[]> {
  const { joined, left } = difference(views, known, members)
  const counted = await writeMembers(tx, workspaceId, joined, left)
  return counted.map(each => stepOf(each, joined, left))
}

/** Who has to join and who has to leave. Pure. */
function difference(views: readonly ViewRow[], known: readonly KnownFacts[], members: readonly Member[]) {
  const stood = new Set(members.map(keyOf))
  const joined: Member[] = []
  const left: Member[] = []
  for (const view of views) {
    const conditions = conditionsOf(view)
    for (const { id, facts, isMerged } of known) {
      const member = { viewId: view.id, conversationId: id }
      const belongs = !isMerged && holds(conditions, facts)
      if (belongs !== stood.has(keyOf(member))) (belongs ? joined : left).push(member)
    }
  }
  return { joined, left }
}

const keyOf = ({ viewId, conversationId }: Member) => `${viewId}/${conversationId}`

function stepOf(counted: Counted, joined: readonly Member[], left: readonly Member[]): Step {
  const rows = [...joined, ...left].filter(({ viewId }) => viewId === counted.id)
  const isBehind = rows.length > mostTold
  return { ...counted, isBehind, rows: isBehind ? [] : rows.map(({ conversationId }) => conversationId) }
}

/** As the log tells it: each step with the one person who is to hear of it, where the view is theirs alone. */
export type ToldStep = Step & { of: string | null }

export function tellMoved(workspaceId: string, views: readonly ViewRow[], moved: readonly Step[]): NewEvent[] {
  if (moved.length === 0) return []
  const owners = new Map(views.map(({ id, owner }) => [id, owner.kind === 'person' ? owner.id : null]))
  const steps: ToldStep[] = moved.map(step => ({ ...step, of: owners.get(step.id) ?? null }))
  return [{ workspaceId, kind: 'views.moved' satisfies ViewEvent, detail: { steps } }]
}
