/**
 * The desk: the views of the inbox, page by page, and what stands in each, counted by reading the log, so that no screen
 * counts rows.
 * Promises: a page is two queries, whatever its size, and walks along an index; the counts are exact up to the event that was
 * read last, however often a slice is tried.
 * Events: see events.ts.
 */
export type { DeskEvent } from './events.ts'
export { countConversations } from './count-conversations.ts'
export { countsFor, countsOf } from './counts.ts'
export { inboxPage, type InboxPage } from './inbox.ts'
export type { InboxAsk } from './inbox-query.ts'
