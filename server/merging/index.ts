/**
 * Merging: two conversations of one customer become one, and one becomes two where the matter has changed.
 * Promises: every line stands in exactly one conversation; what comes later in a merged thread arrives in the conversation
 * that was kept, and is answered where it was written; a merge can be undone as long as its lines stand together, and then
 * gives back what was; every deed leaves a line in both conversations.
 * Events: see events.ts.
 */
export { type MergingEvent, movings } from './events.ts'
export { merge } from './merge.ts'
export { unmerge } from './unmerge.ts'
export { split } from './split.ts'
export { mergesOf } from './merges.ts'
export { mergesApart } from './store.ts'
