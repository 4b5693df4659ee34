/**
 * Search: finds what was said and who said it, in a workspace's whole history, by words, phrases and facts.
 * Promises: what can be found follows the log, a moment behind; what was deleted cannot be found; a page costs about the
 * same whether its words are common or rare.
 */
export { enterMessages, enterPeople } from './entries.ts'
export { follow as followForSearch } from './follow.ts'
export { find, type Found } from './find.ts'
export { runBackfill } from './backfill.ts'
export { runSpelling } from './spelling.ts'
export { readQuery, type Query, type QueryFault } from './query.ts'
