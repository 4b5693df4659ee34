import {
  type Decision,
  type Group,
  isOpen,
  type KnownShape,
  type Line,
  nothingStirred,
  offer,
  pausesNeeded,
  type Seat,
  type State,
  type Stirred,
  type Why,
} from '#routing-floor'
import { costAt, type Costs, lastServedOf, openMatching, type Refusal } from '#routing-rules'
import { type Head, headOf, openDraw } from './draw.ts'
import { openReach } from './reach.ts'
import { reserve } from './reserve.ts'
import { openTable, type Table } from './table.ts'
import { whyNot } from './why-not.ts'

/** Offers all that can be offered: as much as possible, the first in order before all else, at the least cost. */
export function round(state: State): Decision[] {
  const decisions: Decision[] = []
  // An offer may set somebody free who was kept for it: then there is more to offer.
  while (isStirred(state.stirred)) decisions.push(...pass(state))
  return decisions
}

const isStirred = ({ lines, groups, isOneLessKept }: Stirred) => lines.size > 0 || groups.size > 0 || isOneLessKept

function pass(state: State): Decision[] {
  const { lines: stirred, groups: fresh, isOneLessKept } = state.stirred
  state.stirred = nothingStirred()
  const open = [...state.groups.values()].filter(isOpen)
  const anywhere = openReach(state, open)
  const afresh = openReach(state, [...fresh].filter(isOpen))
  // Since the last round nothing else can have become possible than with what was stirred.
  const reachOf = (head: Head) => (stirred.has(head.line) ? anywhere(head) : afresh(head))
  const lines = linesToTry(state, stirred, fresh)
  const tried = lines.map(line => ({ line, groups: reachOf(headOf(state, line, 0)!) }))
  const columns = new Set(tried.flatMap(({ groups }) => groups))
  const placeable = tried.filter(({ groups }) => groups.length > 0).map(({ line }) => line)
  const offered = columns.size === 0 ? [] : place(state, placeable, openTable(state, columns), reachOf)
  const taken = offered.map(({ agentId }) => state.seats.get(agentId)!.group!)
  return [
    ...offered,
    ...reserve(state, lines, { lines: stirred, groups: new Set([...fresh, ...taken]), isOneLessKept }),
  ]
}

/** The lines that changed, and those that whoever changed could serve. */
function linesToTry({ lines, forms }: State, stirred: ReadonlySet<Line>, fresh: ReadonlySet<Group>): Line[] {
  const profiles = new Set([...fresh].map(({ profile }) => profile))
  if (profiles.size === 0) return [...stirred]
  const servable = new Map<KnownShape, boolean>()
  return [...lines.values()].filter(line => {
    if (stirred.has(line)) return true
    const { shape } = line.bundles[0]!
    const isServable =
      servable.get(shape) ?? profiles.values().some(profile => forms.fitness(shape, profile).opensAt < Infinity)
    servable.set(shape, isServable)
    return isServable
  })
}

/** Far below what tells two agents apart, and a third of the time of a full round; the bench prints what it costs. */
const tolerance = 0.01

type Placed = { head: Head; costs: Costs }

function place(
  state: State,
  lines: readonly Line[],
  table: Table,
  reachOf: (head: Head) => readonly Group[],
): Extract<Decision, { kind: 'offered' }>[] {
  const draw = openDraw(state, lines)
  const matching = openMatching(table.slots, tolerance)
  const placed: Placed[] = []
  for (let head = draw.next(); head; head = draw.next()) {
    const costs = table.costsOf(head, reachOf(head))
    if (!matching.add(costs)) continue
    placed.push({ head, costs })
    draw.placed(head)
  }
  const seats = seatsFor(state, placed, matching.groups(), table)
  const whys = explained(state, placed, seats, matching.groups(), table)
  return placed.map(({ head: { bundle } }, row) => {
    const seat = seats[row]!
    return offer(state, bundle, seat, pausesNeeded(state, seat, bundle), whys[row]!)
  })
}

/** Of those who are alike, whoever served the customer last; else whose turn it is. */
function seatsFor(state: State, placed: readonly Placed[], groups: readonly number[], table: Table): Seat[] {
  const seats: Seat[] = []
  const taken = new Set<Seat>()
  const take = (row: number, seat: Seat) => {
    seats[row] = seat
    taken.add(seat)
  }
  placed.forEach(({ head: { bundle } }, row) => {
    const seat = state.seats.get(lastServedOf(bundle.tasks)?.agentId ?? '')
    if (seat && seat.group === table.groups[groups[row]!] && !taken.has(seat)) take(row, seat)
  })
  const next = new Int32Array(table.groups.length)
  placed.forEach((_, row) => {
    if (seats[row]) return
    const group = groups[row]!
    const all = table.groups[group]!.seats
    while (taken.has(all[next[group]!]!)) next[group]!++
    take(row, all[next[group]!]!)
  })
  return seats
}

const shownCandidates = 5

/** Why each went where it went, as everything stood before. */
function explained(
  state: State,
  placed: readonly Placed[],
  seats: readonly Seat[],
  groups: readonly number[],
  { groups: columns, slots }: Table,
): Why[] {
  const filters = new Map<Line, Why['filters']>()
  const ranked = new Map<Costs, number[]>()
  return placed.map(({ head, costs }, row) => {
    const { line, lane, rank } = head
    if (!filters.has(line)) filters.set(line, filtersOf(state, head))
    const best = ranked.get(costs) ?? cheapest(costs, slots)
    ranked.set(costs, best)
    const own = groups[row]!
    const shown = [own, ...best.filter(at => at !== own)].slice(0, shownCandidates)
    const candidates = shown.map(at => ({
      agentId: (at === own ? seats[row]! : columns[at]!.seats[0]!).agent.id,
      alike: columns[at]!.seats.length,
      cost: costAt(costs, at) + slots[at]![0]!,
    }))
    const { urgency, index } = rank
    return { lane, urgency, index, candidates, filters: filters.get(line)! }
  })
}

/** The groups that cost least, each with its first agent. */
function cheapest({ prices, gains }: Costs, slots: readonly number[][]): number[] {
  const best: { group: number; cost: number }[] = []
  const consider = (group: number, price: number) => {
    const cost = price + slots[group]![0]!
    if (best.length === shownCandidates && cost >= best.at(-1)!.cost) return
    best.push({ group, cost })
    best.sort((one, other) => one.cost - other.cost || one.group - other.group)
    best.length = Math.min(best.length, shownCandidates)
  }
  for (const { group, cost } of gains) consider(group, cost)
  for (let at = 0; at < prices.groups.length; at++)
    if (!gains.some(({ group }) => group === prices.groups[at])) consider(prices.groups[at]!, prices.costs[at]!)
  return best.map(({ group }) => group)
}

/** How many could not have it, by what stands in the way. */
export function filtersOf(state: State, { bundle, rank }: Pick<Head, 'bundle' | 'rank'>): Why['filters'] {
  const counts: Partial<Record<Refusal, number>> = {}
  const count = (group: Group) => {
    const refusal = whyNot(state, bundle, rank, group)
    if (refusal) counts[refusal] = (counts[refusal] ?? 0) + group.seats.length
  }
  for (const group of state.groups.values()) count(group)
  return counts
}
