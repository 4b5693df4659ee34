// What is worth a word on a row of all that is read in what a customer says: it cannot wait, insults, a complaint, praise,
// another language. Feelings are none of it, and it is nowhere near the order of a queue.
export { knownLanguage } from './marks.ts'
export { MarkChip } from './mark-chip.tsx'
export { languageName, type MarkSaid, useMarks } from './mark-words.ts'
