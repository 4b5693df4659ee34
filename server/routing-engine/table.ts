import {
  baseCost,
  type Costs,
  idleCost,
  lastServedOf,
  nearStoreGain,
  type Rank,
  relaxationStep,
  sameAgentGain,
} from '#routing-rules'
import type { Head } from './draw.ts'
import { compareSeats } from './groups.ts'
import type { Bundle, Group, Seat, State } from './state.ts'

/** What it costs that agents who are alike take what waits. */
export type Table = {
  groups: readonly Group[]
  /** By group, what each further agent adds: whose turn it is comes first. */
  slots: number[][]
  costsOf(head: Pick<Head, 'bundle' | 'rank'>, reached: readonly Group[]): Costs
}

export function openTable(state: State, columns: Iterable<Group>): Table {
  const groups = [...columns].toSorted((one, other) => compareSeats(one.seats[0]!, other.seats[0]!))
  const column = new Map(groups.map((group, at) => [group, at]))
  // Rows that reach the same share their costs: the matching moves any of them for any other.
  const known = new Map<readonly Group[], Costs>()
  return {
    groups,
    slots: slotsOf(groups),
    costsOf({ bundle, rank }, reached) {
      const costs = known.get(reached) ?? plainCosts(state, bundle, rank, reached, column)
      known.set(reached, costs)
      return state.policy.choice === 'cost' ? withGains(state, column, bundle, costs) : costs
    },
  }
}

function plainCosts(
  { forms, policy }: State,
  { shape, demand }: Bundle,
  { urgency }: Rank,
  reached: readonly Group[],
  column: ReadonlyMap<Group, number>,
): Costs {
  const step = relaxationStep(urgency, policy)
  const costOf = ({ profile, load }: Group) =>
    policy.choice === 'cost' ? baseCost(forms.fitness(shape, profile).excess[step], load, demand) : 0
  const ordered = reached.toSorted((one, other) => column.get(one)! - column.get(other)!)
  return {
    groups: Int32Array.from(ordered, group => column.get(group)!),
    costs: Float64Array.from(ordered, costOf),
  }
}

/** Less with whoever served the customer last, and in a store near to them. */
function withGains({ seats, now }: State, column: ReadonlyMap<Group, number>, bundle: Bundle, plain: Costs): Costs {
  const last = lastServedOf(bundle.tasks)
  const theirs = last ? seats.get(last.agentId)?.group : null
  const at = theirs ? plain.groups.indexOf(column.get(theirs) ?? -1) : -1
  const place = bundle.tasks.find(task => task.place)?.place ?? null
  if (at < 0 && !place) return plain
  const costs = plain.costs.slice()
  if (last && at >= 0) costs[at]! -= sameAgentGain(last.at, now)
  if (place) {
    const groups = [...column.keys()]
    plain.groups.forEach((group, to) => (costs[to]! -= nearStoreGain(place, groups[group]!.profile.agent.place)))
  }
  return { groups: plain.groups, costs }
}

function slotsOf(groups: readonly Group[]): number[][] {
  const rank = new Map<Seat, number>()
  const seats = groups.flatMap(group => group.seats).toSorted(compareSeats)
  seats.forEach((seat, at) => rank.set(seat, at))
  return groups.map(group => group.seats.map(seat => idleCost(rank.get(seat)!, seats.length)))
}
