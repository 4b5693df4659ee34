/**
 * Drafts: what a person has written and not sent, the same on every device of theirs.
 * Promises: nobody but its writer gets a draft; whoever saves last wins, and what they had not seen is kept and offered;
 * sending takes away the draft that was sent, in its transaction.
 * Events: see events.ts; none says what was written.
 */
export type { DraftEvent } from './events.ts'
export { draftMarks, draftsIn } from './drafts.ts'
export { saveDraft } from './save-draft.ts'
export { dropOther } from './drop-other.ts'
export { removeSent } from './remove-sent.ts'
