import type { Tx } from '#db'
import type { NewEvent } from '#log'
import type { ViewStep } from '#protocol'
import { conditionsOf } from './edit-view.ts'
import type { ViewEvent } from './events.ts'
import { factOf } from './fields.ts'
import { holds, turnsAt } from './holds.ts'
import {
  type Counted,
  factsOf,
  type KnownFacts,
  type Member,
  membersOf,
  writeMembers,
  zoneOf,
} from './members-store.ts'
import { type Moment, momentIn, timedOf } from './moment.ts'
import { wakeAt } from './moments.ts'
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
  { views, now }: { views: readonly ViewRow[]; now: number },
  ids: readonly string[],
): Promise<Step[]> {
  const [known, members] = await Promise.all([
    factsOf(tx, workspaceId, ids, fieldsOf(views)),
    membersOf(tx, workspaceId, ids),
  ])
  return regroupKnown(tx, workspaceId, { views, now }, known, members)
}

type Asking = Pick<ViewRow, 'conditions'>

/** Which facts the conditions of these views ask for. */
export const fieldsOf = (views: readonly Asking[]): string[] => [
  ...new Set(views.flatMap(view => view.conditions.map(({ field }) => factOf(field)))),
]

/** Whether time alone moves conversations into it and out of it. */
export const isTimed = ({ conditions }: Asking): boolean => conditions.some(condition => timedOf(condition))

/** The brand's day is asked for where it makes a difference. */
export const momentFor = async (tx: Tx, workspaceId: string, views: readonly Asking[], now: number): Promise<Moment> =>
  momentIn(views.some(isTimed) ? await zoneOf(tx, workspaceId) : 'UTC', now)

/** The same of conversations that were read already, and where they stood. */
export async function regroupKnown(
  tx: Tx,
  workspaceId: string,
  { views, now }: { views: readonly ViewRow[]; now: number },
  known: readonly KnownFacts[],
  members: readonly Member[],
): Promise<Step[]> {
  const moment = await momentFor(tx, workspaceId, views, now)
  const { joined, left, moments } = difference(views, known, members, moment)
  const counted = await writeMembers(tx, workspaceId, joined, left)
  if (moments.size > 0) await wakeAt(tx, workspaceId, moments, now)
  return counted.map(each => stepOf(each, joined, left))
}

/** Who has to join and who has to leave, and when to look again though nothing happens. Pure. */
function difference(
  views: readonly ViewRow[],
  known: readonly KnownFacts[],
  members: readonly Member[],
  moment: Moment,
) {
  const moments = new Map<string, number>()
  const stood = new Set(members.map(keyOf))
  const joined: Member[] = []
  const there = new Set(known.map(({ id }) => id))
  // What is no more stands nowhere.
  const left: Member[] = members.filter(({ conversationId }) => !there.has(conversationId))
  for (const view of views) {
    const conditions = conditionsOf(view)
    const isOfTime = isTimed(view)
    for (const { id, facts, isMerged } of known) {
      const member = { viewId: view.id, conversationId: id }
      const belongs = !isMerged && holds(conditions, facts, moment)
      if (belongs !== stood.has(keyOf(member))) (belongs ? joined : left).push(member)
      const next = isOfTime && !isMerged ? turnsAt(conditions, facts, moment) : undefined
      if (next !== undefined) moments.set(id, Math.min(next, moments.get(id) ?? next))
    }
  }
  return { joined, left, moments }
}

const keyOf = ({ viewId, conversationId }: Member) => `${viewId}/${conversationId}`

function stepOf(counted: Counted, joined: readonly Member[], left: readonly Member[]): Step {
  const rows = [...joined, ...left].filter(({ viewId }) => viewId === counted.id)
  const isBehind = rows.length > mostTold
  return { ...counted, isBehind, rows: isBehind ? [] : rows.map(({ conversationId }) => conversationId) }
}

/** As the log tells it: each step with the one person, or the team, that is to hear of it, where the view is not everybody's. */
export type ToldStep = Step & { of: string | null; ofTeam?: string | undefined }

export function tellMoved(workspaceId: string, views: readonly ViewRow[], moved: readonly Step[]): NewEvent[] {
  if (moved.length === 0) return []
  const owners = new Map(views.map(({ id, owner }) => [id, owner]))
  const steps = moved.map((step): ToldStep => {
    const owner = owners.get(step.id)
    const ofTeam = owner?.kind === 'team' ? { ofTeam: owner.id } : {}
    return { ...step, of: owner?.kind === 'person' ? owner.id : null, ...ofTeam }
  })
  return [{ workspaceId, kind: 'views.moved' satisfies ViewEvent, detail: { steps } }]
}
