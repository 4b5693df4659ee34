/**
 * What server and browsers say to each other: shapes only, no code that runs (but small constants).
 * Times are epoch milliseconds, ids UUIDs in lower case.
 */
export type * from './people.ts'
export type * from './invitations.ts'
export type * from './teams.ts'
export type * from './conversations.ts'
export type * from './channels.ts'
export type * from './checks.ts'
export type * from './public-cards.ts'
export type * from './delivery.ts'
export type * from './drafts.ts'
export type * from './live.ts'
export type * from './tags.ts'
export type * from './notifications.ts'
export type * from './reasons.ts'
export type * from './macros.ts'
export type * from './timeline.ts'
export type * from './push.ts'
export type * from './search.ts'
export type * from './snippets.ts'
export type * from './together.ts'
export type * from './cases.ts'
export type * from './chat.ts'
export type * from './faults.ts'
export type * from './fields.ts'
export type * from './gestures.ts'
export type * from './views.ts'
export type * from './many.ts'
export { contrastWithWhite } from './contrast.ts'
export { longestDraft } from './drafts.ts'
export {
  fillGaps,
  firstNameIn,
  type GapPiece,
  gapPieces,
  gapValuesOf,
  type KnownThere,
  nameIn,
  textIn,
} from './gaps.ts'
export { knownGaps } from './snippets.ts'
export { vendorReturnPath } from './channels.ts'
export { isInSight, isOfTeams } from './teams.ts'
export { answerTarget, mostDue, viewLimits, viewSorts } from './views.ts'
export { liveBeatMs, liveEnds } from './live.ts'
export { fieldKinds, longestValue } from './fields.ts'
export { highestGestureAmount, longestGestureReason } from './gestures.ts'
export { amountIn, decimalsOf, plainAmount } from './money.ts'
export { deepestReason } from './reasons.ts'
export { longestTag, tagHues } from './tags.ts'
