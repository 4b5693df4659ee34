/**
 * Surges: whether more people complain than usual, and whether they are many. Pure.
 * Promises: whoever writes counts once, however much they write; what is there decides, not the order in which it came; the
 * same steps run in the server and in the simulation.
 */
export { type Hash, nearness, simhash } from './simhash.ts'
export { likelihoodOfMore } from './binomial.ts'
export { type Count, countAuthors, type Mention } from './count.ts'
export { type History, usualAt, type Usual } from './usual.ts'
export { type Level, levels, lookEveryMs, type Measure, measure, spanMs } from './measure.ts'
export { type Decision, fresh, type Watch, watchStep } from './watch.ts'
export { type Brand, type BrandEvent, everything, type Histories, historyOf, step, type Told } from './brand.ts'
