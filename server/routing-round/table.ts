import { type Bundle, compareSeats, type Group, type Seat, type State } from '#routing-floor'
import {
  baseCost,
  type Costs,
  idleCost,
  lastServedOf,
  nearStoreGain,
  type Prices,
  type Rank,
  relaxationStep,
  sameAgentGain,
} from '#routing-rules'
import type { Head } from './draw.ts'

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
      const plain = known.get(reached) ?? { prices: pricesOf(state, bundle, rank, reached, column), gains: [] }
      known.set(reached, plain)
      const gains = state.policy.choice === 'cost' ? gainsOf(state, column, bundle, plain) : []
      return gains.length === 0 ? plain : { prices: plain.prices, gains }
    },
  }
}

function pricesOf(
  { forms, policy }: State,
  { shape, demand }: Bundle,
  { urgency }: Rank,
  reached: readonly Group[],
  column: ReadonlyMap<Group, number>,
): Prices {
  const step = relaxationStep(urgency, policy)
  const priceOf = ({ profile, load }: Group) =>
    policy.choice === 'cost' ? baseCost(forms.fitness(shape, profile).excess[step], load, demand) : 0
  // In the order of the columns, so that of what costs the same the same is taken, whatever came first.
  const ordered = reached.toSorted((one, other) => column.get(one)! - column.get(other)!)
  return {
    groups: Int32Array.from(ordered, group => column.get(group)!),
    costs: Float64Array.from(ordered, priceOf),
  }
}

/** Where it costs less: with whoever served the customer last, and in a store near to them. */
function gainsOf(
  { seats, now }: State,
  column: ReadonlyMap<Group, number>,
  { tasks }: Bundle,
  plain: Costs,
): Costs['gains'] {
  const last = lastServedOf(tasks)
  const theirs = last ? seats.get(last.agentId)?.group : undefined
  const place = tasks.find(task => task.place)?.place ?? null
  const gains: { group: number; cost: number }[] = []
  for (const [group, at] of place ? column : theirs ? [[theirs, column.get(theirs) ?? -1] as const] : []) {
    const gain =
      (last && group === theirs ? sameAgentGain(last.at, now) : 0) + nearStoreGain(place, group.profile.agent.place)
    const before = gain > 0 ? plain.prices.groups.indexOf(at) : -1
    if (before >= 0) gains.push({ group: at, cost: plain.prices.costs[before]! - gain })
  }
  return gains
}

function slotsOf(groups: readonly Group[]): number[][] {
  const rank = new Map<Seat, number>()
  const seats = groups.flatMap(group => group.seats).toSorted(compareSeats)
  seats.forEach((seat, at) => rank.set(seat, at))
  return groups.map(group => group.seats.map(seat => idleCost(rank.get(seat)!, seats.length)))
}
