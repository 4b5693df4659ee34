/**
 * Routing engine: a pure step from (state, event, now) to decisions, the same in server and simulation.
 * Promises: one customer, one hand; whatever can be offered is offered, the first in order before all else; nobody has
 * more than they can hold; age is never lost; every decision says what it weighed. No clock, no database, no chance.
 */
export type { Event } from './event.ts'
export { explain, type Explanation } from './explain.ts'
export { type Facts, factsOf, stateFrom } from './facts.ts'
export { nextMoment, step, stepBatch } from './step.ts'
export {
  type AssignReason,
  type Decision,
  openState,
  type RequeueReason,
  type ReturnReason,
  type State,
  type Why,
} from '#routing-floor'
