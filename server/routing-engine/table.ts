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
import type { Bundle, Group, Line, Seat, State } from './state.ts'
import { whyNot } from './why-not.ts'

/** What it costs that agents who are alike take what waits. */
export type Table = {
  groups: readonly Group[]
  /** By group, what each further agent adds: whose turn it is comes first. */
  slots: number[][]
  costsOf(head: Pick<Head, 'line' | 'bundle' | 'rank'>): Costs
}

export function openTable(state: State, open: readonly Group[]): Table {
  const groups = open.toSorted((one, other) => compareSeats(one.seats[0]!, other.seats[0]!))
  const column = new Map(groups.map((group, at) => [group, at]))
  const known = new Map<Line, Map<number, Costs>>()

  /** Rows of a line that have relaxed as far share their costs: the matching moves any of them for any other. */
  function plainCosts(line: Line, bundle: Bundle, rank: Rank): Costs {
    const ofLine = known.get(line) ?? new Map<number, Costs>()
    known.set(line, ofLine)
    const stage = stageOf(state, bundle, rank)
    const found = ofLine.get(stage)
    if (found) return found
    const costs = Float64Array.from(groups, group => groupCost(state, bundle, rank, group))
    ofLine.set(stage, costs)
    return costs
  }

  return {
    groups,
    slots: slotsOf(groups),
    costsOf({ line, bundle, rank }) {
      const plain = plainCosts(line, bundle, rank)
      if (state.policy.choice !== 'cost') return plain
      const own = withReserved(state, groups, bundle, rank, plain)
      return withGains(state, column, bundle, own)
    },
  }
}

function groupCost(state: State, bundle: Bundle, rank: Rank, group: Group): number {
  if (whyNot(state, bundle, rank, group) !== null) return Infinity
  if (state.policy.choice !== 'cost') return 0
  const { excess } = state.forms.fitness(bundle.shape, group.profile)
  return baseCost(excess[relaxationStep(rank.urgency, state.policy)], group.load, bundle.demand)
}

/** How many of the urgencies at which it opens to others have passed. */
function stageOf({ policy }: State, { shape }: Bundle, { urgency }: Rank): number {
  const { lower, prefer, drop } = policy.relaxation
  const overflows = shape.shape.queues.flatMap(({ overflow }) => (overflow ? [overflow.at] : []))
  return [lower, prefer, drop, ...overflows].filter(at => at <= urgency).length
}

/** Whoever is kept free for something may have what ranks higher: of one line some do, some do not. */
function withReserved(state: State, groups: readonly Group[], bundle: Bundle, rank: Rank, plain: Costs): Costs {
  let own = plain
  groups.forEach((group, at) => {
    const reservedFor = group.id === null ? null : state.seats.get(group.id)!.reservedFor
    if (!reservedFor) return
    const cost = groupCost(state, bundle, rank, group)
    if (cost === own[at]) return
    if (own === plain) own = plain.slice()
    own[at] = cost
  })
  return own
}

/** Less with whoever served the customer last, and in a store near to them. */
function withGains({ seats, now }: State, column: Map<Group, number>, { tasks }: Bundle, plain: Costs): Costs {
  const last = lastServedOf(tasks)
  const theirs = last ? seats.get(last.agentId)?.group : null
  const at = theirs ? column.get(theirs) : undefined
  const place = tasks.find(task => task.place)?.place ?? null
  if (at === undefined && !place) return plain
  const own = plain.slice()
  if (last && at !== undefined) own[at]! -= sameAgentGain(last.at, now)
  if (place) for (const [group, to] of column) own[to]! -= nearStoreGain(place, group.profile.agent.place)
  return own
}

function slotsOf(groups: readonly Group[]): number[][] {
  const rank = new Map<Seat, number>()
  const seats = groups.flatMap(group => group.seats).toSorted(compareSeats)
  seats.forEach((seat, at) => rank.set(seat, at))
  return groups.map(group => group.seats.map(seat => idleCost(rank.get(seat)!, seats.length)))
}
