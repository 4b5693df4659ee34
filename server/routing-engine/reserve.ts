import { capacity, compareRanks, type Demand, totalOf } from '#routing-rules'
import type { Decision } from './decision.ts'
import { type Head, headOf } from './draw.ts'
import { regroup } from './groups.ts'
import { openHeap } from './heap.ts'
import { loadOf } from './load.ts'
import { type Bundle, type Group, idsOf, type Line, openTasks, type Seat, type State } from './state.ts'
import { whyNot } from './why-not.ts'

/**
 * Where lighter work would take every gap, what is heavy would wait for ever: it has the agent kept free who will soonest
 * have room. They get nothing that ranks lower until then.
 */
export function reserve(state: State, lines: readonly Line[]): Decision[] {
  const lightest = Math.min(...Object.values(state.policy.weights).map(({ units }) => units))
  const heap = openHeap<Head>((one, other) => compareRanks(one.rank, other.rank))
  const push = (line: Line, from: number) => {
    let at = from
    while (line.bundles[at]?.reserved) at++
    const head = headOf(state, line, at)
    if (head && head.rank.urgency >= state.policy.reserveAt && head.bundle.demand.units > lightest) heap.push(head)
  }
  for (const line of lines) push(line, 0)
  const decisions: Decision[] = []
  for (let head = heap.pop(); head; head = heap.pop()) {
    const found = soonestFree(state, head)
    // Whoever stands behind it in its line would find nobody either.
    if (!found) continue
    keepFree(state, head.bundle, found.seat)
    const { seat, freeAt } = found
    decisions.push({ kind: 'reserved', taskIds: idsOf(head.bundle.tasks), agentId: seat.agent.id, freeAt })
    push(head.line, head.at + 1)
  }
  return decisions
}

function keepFree(state: State, bundle: Bundle, seat: Seat): void {
  bundle.reserved = seat
  seat.reservedFor = bundle
  regroup(state, seat)
  // Nothing has become possible by it.
  state.stirred.groups.delete(seat.group!)
}

function soonestFree(state: State, { bundle, rank }: Head): { seat: Seat; freeAt: number } | undefined {
  let best: { seat: Seat; freeAt: number } | undefined
  const isOnlyTooFull = (group: Group) => whyNot(state, bundle, rank, group) === 'weight'
  for (const group of state.groups.values().filter(isOnlyTooFull))
    for (const seat of group.seats) {
      if (seat.reservedFor) continue
      const freeAt = whenFree(state, seat, bundle.demand)
      const isSooner = !best || freeAt < best.freeAt || (freeAt === best.freeAt && seat.tie < best.seat.tie)
      if (freeAt < Infinity && isSooner) best = { seat, freeAt }
    }
  return best
}

/** When somebody is expected to have room, by how long the like of what they have takes. */
function whenFree(
  { policy, now }: State,
  { works, wrapUp, offer, load }: Seat,
  { units, aside, isLive }: Demand,
): number {
  const ends = [...works].map(work => {
    const takes = Math.max(0, ...openTasks(work).map(({ expectedMs }) => expectedMs))
    const { primary, firm, pausable } = loadOf(work, policy)
    return { at: Math.max(now, work.startedAt + takes), units: isLive ? primary + firm : primary + firm + pausable }
  })
  if (wrapUp) ends.push({ at: wrapUp.until, units: wrapUp.units })
  if (offer) {
    const takes = Math.max(...offer.bundle.tasks.map(({ expectedMs }) => expectedMs))
    ends.push({ at: now + takes, units: offer.bundle.demand.units })
  }
  let missing = (isLive ? load.primary + load.firm : totalOf(load) + aside) + units - capacity
  for (const end of ends.toSorted((one, other) => one.at - other.at)) {
    if (missing <= 0) return end.at
    missing -= end.units
    if (missing <= 0) return end.at
  }
  return Infinity
}
