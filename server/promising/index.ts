/**
 * Promising: what a text of ours promises its reader, of what kind, and by when, in Spanish, English, French and Portuguese.
 * Promises: pure, total, and linear in the text's length; the clock and the zone are passed in; what has no date has none;
 * runs in browsers, too. It has no model: what it finds is suggested, and somebody confirms it.
 */
export type { Due, Moment } from './due.ts'
export { type Promised, promisesIn } from './promises.ts'
export { type PromiseKind, promiseKinds } from './shape.ts'
