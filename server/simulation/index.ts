/**
 * Simulation: what a day would have been under another policy, or with other people.
 * Promises: it runs the production step, nothing like it; a recipe and its seed give the same day to the bit; figures say
 * what they count. Pure.
 */
export { type DayFigures, figuresOf } from './figures.ts'
export { dayOf, type Recipe } from './recipe.ts'
export { simulate } from './simulate.ts'
export type { Arrival, Outcome, Trace } from './trace.ts'
