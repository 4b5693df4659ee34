/**
 * Acts: what the brand does to a message on its platform: a reaction, an edit, taking it back, hiding it, liking it,
 * telling that it was read.
 * Promises: an act is checked against its place before it is stored; the same id twice is one act; a message changes
 * here only once the platform has taken the act; a refusal is shown on the message, with the platform's reason.
 * Events: see events.ts; what an act changes is told as messages tells it.
 */
export type { ActEvent } from './events.ts'
export { act, type ActDeed, type NewAct } from './act.ts'
export { queueRead } from './queue-read.ts'
export { actsOf, type ActFacts } from './store.ts'
export { takeAct, type ActOut } from './take.ts'
export { delayAct, settleAct, settleActFailed } from './settle.ts'
export { actRules } from './rules.ts'
