/**
 * Drafts: what a person has written and not sent, the same on every device of theirs, and replies that wait for their time.
 * Promises: nobody but its writer gets a draft; whoever saves last wins, and what they had not seen is kept and offered;
 * sending takes away the draft that was sent, in its transaction; a reply that waits leaves once, at its
 * time, unless the customer writes before: then it is a draft again.
 * Events: see events.ts; none says what was written.
 */
export type { DraftEvent } from './events.ts'
export { draftMarks, draftsIn } from './drafts.ts'
export { saveDraft } from './save-draft.ts'
export { dropOther } from './drop-other.ts'
export { removeSent } from './remove-sent.ts'
export { onMessageReceived } from './on-message-received.ts'
export { releaseReply } from './release-reply.ts'
export { reschedule } from './reschedule.ts'
export { draftTimers } from './timers.ts'
