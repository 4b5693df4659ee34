/**
 * Conversations: their status, who holds them, whose turn it is, and the timeline of what was done with them.
 * Promises: a deed done twice is done once; closing has a reason; every change is told together with the line that it left;
 * what concerns a customer is written by one at a time (lockCustomers of #customers).
 * Events: see events.ts.
 */
export type { ConversationEvent, Done } from './events.ts'
export { accessConversation, personOf } from './access.ts'
export { type Hands, handsSeenBy, inHands, isLimited, seenCondition, sees } from './sight.ts'
export { mustReach, mustReachCustomer, reachCondition, reaches, reachesCustomer, reachOf } from './reach.ts'
export { assign, type Assignment } from './assign.ts'
export { snooze } from './snooze.ts'
export { conversationTimers, wake } from './wake.ts'
export { close } from './close.ts'
export { reopen } from './reopen.ts'
export { markRead } from './mark-read.ts'
export { doWithWayBack, goBack, type ManyDeed, type WayBack } from './way-back.ts'
export { rowsOf, type Named } from './rows.ts'
export { conversation, conversationsOf, waitingOf, type ConversationFacts } from './conversation.ts'
export { followLog } from './follow-log.ts'

// For the rooms below, which write in a conversation what is said in it.

export { type ConversationRow, holderOf, holderOfWord, type State, stateOf, wordOf } from './state.ts'
export { customerOf, customersOf, isColleague, loadConversation, saveState } from './store.ts'
export { endForGood, eraseConversations } from './erase.ts'
export { followAccounts } from './follow-accounts.ts'
export { calledIn } from './called.ts'
export { beginConversation } from './begin.ts'
export { arrived, decide, type Hold, isAs, type Outcome, unanswered, withdrawn } from './transitions.ts'
export { isAnyLost, isFollowed, type Step, turnAfter, turnSince } from './turn.ts'
export { place, type Standing } from './place.ts'
export { writeChange } from './change.ts'
export { handOn } from './hand-on.ts'
export { setTones, type Toned } from './set-tones.ts'
export { type Due, setDues } from './set-dues.ts'
export { deleteLine, latestSteps, writeLine } from './lines.ts'
