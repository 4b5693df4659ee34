/**
 * The desk: what stands in each view of the inbox, counted by reading the log, so that no screen counts rows.
 * Promises: the counts are exact up to the event that was read last, however often a slice is tried.
 * Events: counts.changed.
 */
export { countConversations } from './count-conversations.ts'
export { countsFor, countsOf } from './counts.ts'
