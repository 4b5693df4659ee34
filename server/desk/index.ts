/**
 * The desk: the views of the inbox, page by page, and what stands in each, counted by reading the log, so that no screen
 * counts rows.
 * Promises: a page in its usual order is two queries, whatever its size, and walks along an index; the counts are exact up to
 * the event that was read last, however often a slice is tried.
 * Events: see events.ts.
 */
export type { DeskEvent } from './events.ts'
export { countConversations } from './count-conversations.ts'
export { countsFor, countsOf, dueOf } from './counts.ts'
export { type InboxAsk, inboxPage, type InboxPage } from './inbox.ts'

// For lists that rooms below keep themselves.
export { listPage } from './inbox.ts'
export { type ListAsk, mostShort } from './inbox-query.ts'
export { everything } from './strands.ts'
