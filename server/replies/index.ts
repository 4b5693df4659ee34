/**
 * Replies: what the brand says, from the composer's rules to its fate on the platform.
 * Promises: a reply is checked against its place before it is stored, gives nobody away in public and sends nobody elsewhere
 * without a reason; the same id twice is one message; a reply is either taken back or sent; one that is lost brings its
 * conversation back; one that is meant for later waits.
 * Events: those of messages.
 */
export { reply, type NewReply, type Then } from './reply.ts'
export { brandFacts, checkFacts } from './check-facts.ts'
export { mustBeSayable, type Saying } from './must-be-sayable.ts'
export { keepRedirection, redirectReasonOf } from './redirections.ts'
export { type Aside, sayAside } from './say-aside.ts'
export { withdraw } from './withdraw.ts'
export { retry } from './retry.ts'
export { mustStillFit } from './refit.ts'
export { isOvertaken, laterTimer, mustLieAhead, schedule, unschedule } from './schedule.ts'
export { composerRules, deedFor, type Heard, mustFit, type Place } from './rules.ts'
export { heardIn } from './store.ts'
export { takeForSending, type Outgoing } from './take-for-sending.ts'
export { settleFailed, settleReceipt, settleUnsure } from './settle.ts'
export { settleSent } from './settle-sent.ts'
export { delay } from './delay.ts'
export { meetUnsure } from './meet.ts'
export { onMessageFailed } from './on-message-failed.ts'
