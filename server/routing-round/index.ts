/**
 * Routing round: from what waits and who is free to offers.
 * Promises: as much as possible is offered, the first in order before all else, at the least cost, and each offer says what
 * was weighed; only what was stirred is looked at. Pure.
 */
export { filtersOf, round } from './round.ts'
export { whyNot } from './why-not.ts'
