// The list of conversations of a view: its rows, what narrows it, how many stand where. Nothing moves under a hand or an
// eye; only the rows on screen are drawn, and the next ones are asked for before they are reached.
export { countOf, Inbox, type InboxProps } from './inbox.tsx'
export { useCounts, useRows } from './queries.ts'
export { type Marked, useMarked } from './use-marked.ts'
export { VIEW_NAMES } from './views.ts'
