/**
 * Gestures: what an agent does to make it right (waives a term, sends a courier or flowers), within a budget that is theirs.
 * Promises: nobody gives more in a month than they may, however many at once; a gesture stands in the conversation with its
 * reason, where only the team sees it, and goes where its line goes; what is taken back stays on record and gives its
 * amount back; sums are kept with each deed. Months are those of the brand's time zone.
 * Events: see events.ts.
 */
export type { GestureEvent } from './events.ts'
export { addKind, editKind, gestureKinds, type KindEdit, type NewKind } from './kinds.ts'
export { gestureRules, type RulesEdit, setGestureRules } from './rules.ts'
export { gestureBudgets, myGestures, raiseMonth, setOwnBudget } from './budgets.ts'
export { type Moment, monthOf } from './month.ts'
export { recordGesture } from './record.ts'
export { takeBackGesture } from './take-back.ts'
export { gesture, gestures } from './gestures.ts'
export { gestureSums } from './sums.ts'
