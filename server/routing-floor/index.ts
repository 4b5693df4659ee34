/**
 * Routing floor: who sits where with what, what waits and in which line, and what lies before whom.
 * Promises: what follows from something else is never wrong: whatever changes a bundle or a seat files it anew, beside its
 * like; whatever that could make possible is stirred. Pure; the state is changed in place.
 */
export {
  bundleOf,
  couldTake,
  dropBundle,
  dropTask,
  file,
  isExpected,
  isPulled,
  patienceEnds,
  tellIfUnserved,
  unreserve,
  wholeDemand,
} from './bundle.ts'
export type { AssignReason, Decision, RequeueReason, ReturnReason, Why } from './decision.ts'
export type { KnownShape } from './forms.ts'
export { compareSeats, isOpen, regroup, tieOf } from './groups.ts'
export { leaveLine } from './lines.ts'
export { byUrgency, loadOf, pausesNeeded, seatLoad, whenFirm } from './load.ts'
export type { Moment } from './moments.ts'
export { offer, takeOff, withdraw } from './offer.ts'
export {
  type Bundle,
  type Group,
  type Held,
  heldTasks,
  idsOf,
  type Line,
  nothingStirred,
  type Offer,
  openState,
  openTasks,
  type Seat,
  type State,
  type Stirred,
  type Work,
} from './state.ts'
