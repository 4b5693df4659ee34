/**
 * Routing rules: what comes first, who may have it, what fits beside what, and who takes what at the least cost.
 * Promises: pure; the clock is passed in; neither order nor eligibility can see the brand of a channel, who reads along,
 * followers or spending. Formulas and figures stand beside the code that has them; what a brand may set is in `Policy`.
 */
export type { Agent, Presence } from './agent.ts'
export { demandOf, type Demand, excessOf, fits, type Load, loadAfter, noLoad, totalOf } from './capacity.ts'
export { baseCost, idleCost, lastServedOf, nearStoreGain, sameAgentGain } from './cost.ts'
export {
  type Asked,
  type Candidate,
  type Fitness,
  fitnessOf,
  type Refusal,
  refusalOf,
  refusals,
  relaxationStep,
  type Shape,
} from './eligible.ts'
export { elapsedMs, type Hours, whenElapsed } from './hours.ts'
export { costAt, type Costs, type Matching, openMatching, type Prices } from './match.ts'
export { compareRanks, deadlineOf, type Lane, nextLane, type Rank, rankOf, urgencyOf, whenUrgent } from './order.ts'
export { type Parity, parityOf } from './parity.ts'
export type { Place } from './place.ts'
export { capacity, type Choice, defaultPolicy, type Order, plainPolicy, type Policy, type Weight } from './policy.ts'
export { type Need, type Queue, type Task, type WorkKind, workKinds } from './task.ts'
