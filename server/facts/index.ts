/**
 * Facts: what is known of each customer, each with where it is known from, since when, how surely, on what ground and until
 * when. They hang on accounts, and go with them when customers are linked or told apart.
 * Promises: without a ground nothing is kept; what has run out is gone; what somebody wrote or said themselves counts
 * before what was worked out, and what contradicts it stands beside it; other rooms write through recordFacts alone.
 * Events: see events.ts.
 */
export type { FactEvent } from './events.ts'
export { denyFact, forgetFact, writeFact } from './write.ts'
export { factsOf } from './facts.ts'
export { followFacts } from './follow-log.ts'
export { forgetExpired, keepFacts } from './keep-facts.ts'
export { type NewFact, recordFacts } from './record.ts'
