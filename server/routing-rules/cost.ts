import { day } from '#lib'
import { type Demand, type Load, loadAfter } from './capacity.ts'
import { kmBetween, type Place } from './place.ts'
import type { Task } from './task.ts'

/**
 * What it costs that somebody takes something:
 *
 *     2·skillExcess + 1·loadAfter − 1.5·e^(−Δdays/7)·sameAgent − 1·nearStore + 0.5·idleRank
 *
 * Excess keeps specialists for what only they can do; load spreads the work; who served the customer last knows them, the
 * more the fresher it is; a store is near within 5 km, half as near within 25; of equals, who has been idle longest is next.
 */
export const costWeights = { skillExcess: 2, loadAfter: 1, sameAgent: 1.5, nearStore: 1, idleRank: 0.5 } as const

const memoryDays = 7
const nearKm = 5
const farKm = 25

/** What it costs with anybody of the same skills and load. */
export const baseCost = (skillExcess: number, load: Load, demand: Demand): number =>
  costWeights.skillExcess * skillExcess + costWeights.loadAfter * loadAfter(load, demand)

/** What one saves who served the customer last. */
export const sameAgentGain = (servedAt: number, now: number): number =>
  costWeights.sameAgent * Math.exp(-Math.max(0, now - servedAt) / day / memoryDays)

export function nearStoreGain(customer: Place | null, agent: Place | null): number {
  if (!customer || !agent) return 0
  const km = kmBetween(customer, agent)
  return costWeights.nearStore * (km <= nearKm ? 1 : km <= farKm ? 0.5 : 0)
}

/** `rank` 0 is the longest idle of `of`. */
export const idleCost = (rank: number, of: number): number => (costWeights.idleRank * rank) / Math.max(1, of)

/** Of several tasks of a customer, who served one of them last. */
export function lastServedOf(tasks: readonly Task[]): Task['lastServed'] {
  let last: Task['lastServed'] = null
  for (const { lastServed } of tasks) if (lastServed && (!last || lastServed.at > last.at)) last = lastServed
  return last
}
