import { type Costs, lastServedOf, openMatching, type Refusal } from '#routing-rules'
import type { Decision, Why } from './decision.ts'
import { type Head, headOf, openDraw } from './draw.ts'
import { isOpen } from './groups.ts'
import { offer } from './offer.ts'
import { reserve } from './reserve.ts'
import type { Group, Line, Seat, State } from './state.ts'
import { openTable, type Table } from './table.ts'
import { whyNot } from './why-not.ts'
import { pausesNeeded } from './work.ts'

/** Offers all that can be offered: as much as possible, the first in order before all else, at the least cost. */
export function round(state: State): Decision[] {
  const decisions: Decision[] = []
  // An offer may set somebody free who was kept for it: then there is more to offer.
  while (state.stirred.lines.size > 0 || state.stirred.groups.size > 0) decisions.push(...pass(state))
  return decisions
}

function pass(state: State): Decision[] {
  const lines = linesToTry(state)
  state.stirred = { lines: new Set(), groups: new Set() }
  const groups = [...state.groups.values()].filter(isOpen)
  const heads = lines.map(line => headOf(state, line, 0)!)
  const columns = groups.filter(group => heads.some(({ bundle, rank }) => whyNot(state, bundle, rank, group) === null))
  const offered = columns.length === 0 ? [] : place(state, lines, openTable(state, columns))
  return [...offered, ...reserve(state, lines)]
}

/** Since the last round nothing else can have become possible than with what was stirred. */
function linesToTry(state: State): Line[] {
  const { lines, groups } = state.stirred
  return [...state.lines.values()].filter(line => {
    if (lines.has(line)) return true
    const { bundle, rank } = headOf(state, line, 0)!
    return [...groups].some(group => {
      const refusal = whyNot(state, bundle, rank, group)
      return refusal === null || refusal === 'weight'
    })
  })
}

type Placed = { head: Head; costs: Costs }

function place(state: State, lines: readonly Line[], table: Table): Decision[] {
  const draw = openDraw(state, lines)
  const matching = openMatching(table.slots)
  const placed: Placed[] = []
  for (let head = draw.next(); head; head = draw.next()) {
    const costs = table.costsOf(head)
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
    const shown = [groups[row]!, ...best.filter(at => at !== groups[row])].slice(0, shownCandidates)
    const candidates = shown.map(at => ({
      agentId: at === groups[row] ? seats[row]!.agent.id : columns[at]!.seats[0]!.agent.id,
      alike: columns[at]!.seats.length,
      cost: costs[at]! + slots[at]![0]!,
    }))
    const { urgency, index } = rank
    return { lane, urgency, index, candidates, filters: filters.get(line)! }
  })
}

/** The columns that cost least, the first of each for its first agent. */
const cheapest = (costs: Costs, slots: readonly number[][]): number[] =>
  [...costs.keys()]
    .filter(at => costs[at]! < Infinity)
    .toSorted((one, other) => costs[one]! + slots[one]![0]! - costs[other]! - slots[other]![0]!)
    .slice(0, shownCandidates)

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
