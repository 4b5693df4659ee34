/**
 * Training: what models learn from, how they are trained, and how well they do.
 * Promises: what measures is never learnt from; the same lines, words and sets give the same models to the byte.
 */
export { readTest } from './cards.ts'
export { type Goal, measureGoals, measureOwn } from './goals.ts'
