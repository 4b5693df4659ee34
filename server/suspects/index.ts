/**
 * Suspects: somebody who may only want to hurt, told apart from a crisis, and decided by a person.
 * Promises: nothing is hidden or blocked by itself, and nobody is left out of any queue: what asks for something is served
 * like anybody's; hiding has a rule and a reason; an appeal is answered by another person than the one who decided; all of
 * it is on record; whoever was written to is offered a pause.
 * Events: see events.ts.
 */
export type { SuspectEvent } from './events.ts'
export { lookForSuspects } from './look.ts'
export { keepLookingForSuspects } from './keep-looking.ts'
export { suspect, suspects, suspectsWaiting } from './suspects.ts'
export { decideSuspect, type SuspectDecision } from './decide.ts'
export { answerAppeal, recordAppeal } from './appeal.ts'
export { followAccounts } from './follow-accounts.ts'
export { givePause } from './pause.ts'
