import { openHeap } from '#lib'
import {
  type Bundle,
  compareSeats,
  type Decision,
  type Group,
  idsOf,
  type Line,
  loadOf,
  openTasks,
  regroup,
  type Seat,
  seatLoad,
  type State,
  type Stirred,
} from '#routing-floor'
import { capacity, compareRanks, type Demand, totalOf } from '#routing-rules'
import { type Head, headOf } from './draw.ts'
import { openReach } from './reach.ts'

/**
 * Where lighter work would take every gap, what is heavy would wait for ever: it has the agent kept free who will soonest
 * have room. They get nothing that ranks lower until then. Only what was stirred can have made this possible.
 */
export function reserve(state: State, tried: readonly Line[], stirred: Stirred): Decision[] {
  const most = Math.ceil(state.policy.reserveShare * state.seats.size)
  if (state.keptFree.size >= most) return []
  const isFull = openReach(state, [...stirred.groups], 'weight')
  const heap = openHeap<Head>((one, other) => compareRanks(one.rank, other.rank))
  for (const line of stirred.isOneLessKept ? state.lines.values() : tried) {
    const head = firstToReserve(state, line, 0)
    if (head && (stirred.isOneLessKept || stirred.lines.has(line) || isFull(head).length > 0)) heap.push(head)
  }
  if (heap.size === 0) return []
  const queueOf = openQueues(state)
  const decisions: Decision[] = []
  for (let head = heap.pop(); head && state.keptFree.size < most; head = heap.pop()) {
    const queue = queueOf(head)
    while (queue.at(-1)?.seat.reservedFor) queue.pop()
    const soonest = queue.at(-1)
    // Whoever stands behind it in its line would find nobody either.
    if (!soonest) continue
    const { seat, freeAt } = soonest
    keepFree(state, head.bundle, seat)
    decisions.push({ kind: 'reserved', taskIds: idsOf(head.bundle.tasks), agentId: seat.agent.id, freeAt })
    const next = firstToReserve(state, head.line, head.at + 1)
    if (next) heap.push(next)
  }
  return decisions
}

/** The first of a line for which nobody is kept free, if it is heavy and has waited for long enough. */
function firstToReserve(state: State, line: Line, from: number): Head | undefined {
  const units = line.bundles[0]?.demand.units ?? 0
  if (units <= state.lightest) return undefined
  let at = from
  while (line.bundles[at]?.reserved) at++
  const head = headOf(state, line, at)
  return head && head.rank.urgency >= state.policy.reserveAt ? head : undefined
}

function keepFree(state: State, bundle: Bundle, seat: Seat): void {
  bundle.reserved = seat
  seat.reservedFor = bundle
  state.keptFree.add(seat)
  regroup(state, seat)
  // Nothing has become possible by it.
  state.stirred.groups.delete(seat.group!)
}

type Free = { seat: Seat; freeAt: number }

/** For each head those who have no room for it, the latest to have some first; found out once for all that are alike. */
function openQueues(state: State): (head: Head) => Free[] {
  const full = openReach(state, [...state.groups.values()], 'weight')
  const queues = new Map<readonly Group[], Free[]>()
  const times = new Map<string, Map<Seat, number>>()

  function freeAt(seat: Seat, demand: Demand): number {
    const key = `${demand.units} ${demand.aside} ${demand.isLive}`
    const known = times.get(key) ?? new Map<Seat, number>()
    times.set(key, known)
    const at = known.get(seat) ?? whenFree(state, seat, demand)
    known.set(seat, at)
    return at
  }

  return head => {
    const groups = full(head)
    const queue =
      queues.get(groups) ??
      groups
        .flatMap(({ seats }) => seats)
        .map(seat => ({ seat, freeAt: freeAt(seat, head.bundle.demand) }))
        .filter(each => each.freeAt < Infinity)
        .toSorted((one, other) => other.freeAt - one.freeAt || compareSeats(other.seat, one.seat))
    queues.set(groups, queue)
    return queue
  }
}

/** When somebody is expected to have room, by how long the like of what they have takes. */
function whenFree({ policy, now }: State, seat: Seat, { units, aside, isLive }: Demand): number {
  const { works, wrapUp, offer } = seat
  const load = wrapUp ? seatLoad({ ...seat, wrapUp: null }, policy) : seat.load
  const from = wrapUp?.until ?? now
  const ends = [...works].map(work => {
    const takes = Math.max(0, ...openTasks(work).map(({ expectedMs }) => expectedMs))
    const { primary, firm, pausable } = loadOf(work, policy)
    return { at: Math.max(from, work.startedAt + takes), units: isLive ? primary + firm : primary + firm + pausable }
  })
  if (offer) {
    const takes = Math.max(...offer.bundle.tasks.map(({ expectedMs }) => expectedMs))
    ends.push({ at: Math.max(from, now + takes), units: offer.bundle.demand.units })
  }
  let missing = (isLive ? load.primary + load.firm : totalOf(load) + aside) + units - capacity
  if (wrapUp && missing <= 0) return from
  for (const end of ends.toSorted((one, other) => one.at - other.at)) {
    if (missing <= 0) return end.at
    missing -= end.units
    if (missing <= 0) return end.at
  }
  return Infinity
}
