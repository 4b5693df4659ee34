/**
 * Likely links: who of the customers may be the same person, by what their accounts have in common: numbers, addresses and orders
 * that are said, handles, names that few have.
 * Promises: who is certainly one person is linked by itself, about all others somebody is asked; each suggestion says why; what
 * many share says little; what a person has denied is neither linked nor suggested again; what is kept of an account follows the
 * log, a moment behind.
 */
export { certainLink } from './certain.ts'
export { runTraceBackfill } from './backfill.ts'
export { followTraces, traceAnew } from './follow.ts'
export { enough, type LikelyLink, likelyLinks } from './likely-links.ts'
export { type Shown, tracesIn, tracesOf } from './traces.ts'
export { personName } from './person-name.ts'
export { type Crowd, many, type Party, peopleAmong, weigh } from './weigh.ts'
