/**
 * Cases: the matter that spans conversations and channels, with a number that people say aloud.
 * Promises: a conversation is of one case at most, and who links it second gets what stands; a case is settled only when
 * nothing of it is open, and open again as soon as something is, which is counted; where conversations are merged the case
 * follows; of what somebody may not see a case tells only how much there is.
 * Events: see events.ts.
 */
export type { CaseEvent } from './events.ts'
export { openCase } from './open.ts'
export { linkToCase, unlinkFromCase } from './link.ts'
export { editCase } from './edit.ts'
export { settleCase, unsettleCase, unsettledIn } from './settle.ts'
export { caseConversations, caseOf, cases } from './cases.ts'
export { casesNumbered } from './store.ts'
export { followCases } from './follow-log.ts'
