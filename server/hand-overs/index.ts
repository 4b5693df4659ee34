/**
 * Hand-overs: a conversation goes to somebody else together with what they need to know: who it is, what they want, what
 * was answered, what is open.
 * Promises: the summary is made of what is on record and of nothing else; whoever hands over may change every word of it;
 * it stands in the timeline as a note of its own kind.
 * Events: those of notes and of conversations.
 */
export { composeSummary } from './compose.ts'
export { factsOf, type Facts } from './facts.ts'
export { handOver, type HandOver } from './hand-over.ts'
export { handOverMine } from './hand-over-mine.ts'
