/**
 * Mentions: who of the team is asked in which conversation, because a note names them.
 * Promises: one stands open for a person in a conversation or none does, however many notes name them; it is settled by what
 * they write there next, or by their saying so; an answer that is taken back settles nothing.
 * Events: see events.ts.
 */
export type { MentionEvent } from './events.ts'
export { onWritten } from './on-written.ts'
export { settleMention } from './settle.ts'
export { mentionedAt } from './mentioned-at.ts'
