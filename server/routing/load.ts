import { findSubjects, type Floor, openSubjects, queueIdOf, type Subject, taskOf } from '#routing-work'
import type { Tx } from '#db'
import { type Event, type Facts, type State, stateFrom } from '#routing-engine'
import type { Agent } from '#routing-rules'
import { eventsOf } from './reconcile.ts'
import { byClockOf } from './set-back.ts'
import { type Kept, loadKept, type SeatRow, type TaskRow } from './store.ts'

/** The engine as it stood, and all that has happened to it meanwhile. */
export type Loaded = { state: State; happened: Event[]; subjects: readonly Subject[] }

type Asked = { workspaceId: string; floor: Floor; offersMade: number; now: number }

/** As engine. */
export async function load(tx: Tx, { workspaceId, floor, offersMade, now }: Asked): Promise<Loaded> {
  const kept = byClockOf(now, await loadKept(tx, workspaceId), floor.policy)
  const ids = new Set([...kept.tasks.map(({ id }) => id), ...(await openSubjects(tx, workspaceId, now))])
  // Lines are in the order of arrival: a hundred thousand that come in another would each be put between the others.
  const subjects = (await findSubjects(tx, workspaceId, [...ids])).toSorted(
    (one, other) => sinceOf(one) - sinceOf(other),
  )
  const state = stateFrom(floor.policy, factsFrom({ ...kept, offersMade }, floor, { subjects, now }))
  stirAll(state)
  const there = new Set(subjects.map(({ id }) => id))
  const gone = kept.tasks.filter(({ id }) => !there.has(id))
  return {
    state,
    subjects,
    happened: [
      ...presencesOf(state, floor),
      ...gone.map(({ id }): Event => ({ kind: 'task.closed', taskId: id, isLeft: true })),
      ...eventsOf(state, subjects, floor.rules),
    ],
  }
}

/** The engine as it left everything, to be looked at and no more: what has happened since is for it to hear. As app. */
export async function leftBehind(tx: Tx, { workspaceId, floor, now }: Omit<Asked, 'offersMade'>): Promise<State> {
  const kept = byClockOf(now, await loadKept(tx, workspaceId), floor.policy)
  const ids = kept.tasks.map(({ id }) => id)
  const subjects = await findSubjects(tx, workspaceId, ids)
  return stateFrom(floor.policy, factsFrom({ ...kept, offersMade: 0 }, floor, { subjects, now }))
}

const sinceOf = ({ turnAt, activeAt }: Subject): number => turnAt ?? activeAt

/** While nobody looked, anything may have become possible. */
function stirAll(state: State): void {
  for (const line of state.lines.values()) state.stirred.lines.add(line)
  for (const group of state.groups.values()) state.stirred.groups.add(group)
}

/** Whoever came, went, or can do something else now. Pure. */
export function presencesOf(state: State, { staff }: Pick<Floor, 'staff'>): Event[] {
  const there = new Set(staff.map(({ agent }) => agent.id))
  const gone = [...state.seats.values()].filter(({ agent, presence }) => !there.has(agent.id) && presence !== 'offline')
  return [
    ...gone.flatMap(({ agent }): Event[] => [
      { kind: 'agent.changed', agent: nobodyNow(agent.id) },
      { kind: 'agent.offline', agentId: agent.id, backAt: null },
    ]),
    ...staff.flatMap(member => memberEvents(state, member)),
  ]
}

const nobodyNow = (id: string): Agent => ({ id, skills: {}, queueIds: [], place: null })

function memberEvents(state: State, { agent, presence, backAt }: Floor['staff'][number]): Event[] {
  const seat = state.seats.get(agent.id)
  const isSame = seat !== undefined && JSON.stringify(seat.agent) === JSON.stringify(agent)
  const changed: Event[] = isSame ? [] : [{ kind: 'agent.changed', agent }]
  const agentId = agent.id
  const before = seat?.presence ?? 'offline'
  if (before === presence && (seat?.backAt ?? null) === backAt) return changed
  if (presence === 'available')
    return before === 'available' ? changed : [...changed, { kind: 'agent.available', agentId }]
  if (presence === 'offline') return [...changed, { kind: 'agent.offline', agentId, backAt }]
  // Not responding is the engine's own word; where another one said so, they are away.
  return before === presence ? changed : [...changed, { kind: 'agent.away', agentId }]
}

type Standing = { subjects: readonly Subject[]; now: number }

/** What was kept, with its conversations as they stand; what does not hold together waits anew. */
function factsFrom(kept: Omit<Kept, 'number'>, floor: Floor, { subjects, now }: Standing): Facts {
  const subjectOf = new Map(subjects.map(subject => [subject.id, subject]))
  const seats = seatsFrom(kept, floor, now)
  const worksOf = new Map(kept.works.map(work => [work.customerId, work]))
  const isHeld = ({ agentId, customerId }: TaskRow) => agentId !== null && worksOf.get(customerId)?.agentId === agentId
  const tasks = kept.tasks.flatMap(row => {
    const subject = subjectOf.get(row.id)
    if (!subject) return []
    const task = { ...taskOf(subject, floor.rules, queueIdOf(row.teamId)), customerId: row.customerId }
    return [{ row, task: { ...task, arrivedAt: row.arrivedAt } }]
  })
  const held = Map.groupBy(
    tasks.filter(({ row }) => isHeld(row)),
    ({ row }) => row.customerId,
  )
  const waits = Map.groupBy(
    tasks.filter(({ row }) => !isHeld(row)),
    ({ row }) => row.customerId,
  )
  const beyond = new Map(kept.waiting.map(each => [each.customerId, each]))
  const lone = { excluded: [], sticky: null, passedOver: 0, isTold: false }
  return {
    ...{ now, offersMade: kept.offersMade, queues: floor.queues, seats },
    works: kept.works.flatMap(work => {
      const theirs = held.get(work.customerId) ?? []
      const tasksHeld = theirs.map(({ row, task }) => ({ task, phase: heldPhase(row), since: row.since }))
      return tasksHeld.length === 0 ? [] : [{ ...work, tasks: tasksHeld }]
    }),
    waiting: [...waits].map(([customerId, all]) => ({
      ...(beyond.get(customerId) ?? lone),
      ...{ customerId, reservedAgentId: null, tasks: all.map(({ task }) => task) },
    })),
    offers: kept.offers.filter(({ customerId }) => waits.has(customerId)),
  }
}

const heldPhase = ({ phase }: TaskRow) => (phase === 'waiting' ? 'active' : phase)

/** Whoever has something and works here no more keeps a seat, until it waits again. */
function seatsFrom({ seats, works, offers }: Omit<Kept, 'number'>, { staff }: Floor, now: number): Facts['seats'] {
  const known = new Map(seats.map(seat => [seat.agentId, seat]))
  const there = new Set(staff.map(({ agent }) => agent.id))
  const left = [...new Set([...works, ...offers].map(({ agentId }) => agentId))].filter(id => !there.has(id))
  return [...staff.map(({ agent }) => agent), ...left.map(nobodyNow)].map(agent => ({
    agent,
    ...seatFrom(known.get(agent.id), now),
  }))
}

function seatFrom(row: SeatRow | undefined, now: number) {
  if (!row)
    return {
      ...{ presence: 'offline' as const, misses: 0, idleSince: now, lastOfferAt: now, leftAt: now, backAt: null },
      wrapUp: null,
    }
  const { presence, misses, idleSince, lastOfferAt, leftAt, backAt, wrapUp } = row
  const isOver = wrapUp !== null && wrapUp.until <= now
  return { presence, misses, idleSince, lastOfferAt, leftAt, backAt, wrapUp: isOver ? null : wrapUp }
}
