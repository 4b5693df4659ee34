// What was said in a conversation, from its first day to now: stretches of one place, private or in the square, notes and
// what happened between them. Only what is looked at is drawn, and the end stays in sight for whoever is there.
export { Beside, type BesideLines } from './beside.ts'
export { EntryView, type EntryProps } from './entry.tsx'
export { type Entry, type Folding } from './entries.ts'
export { type OnLater } from './later.tsx'
export { Thread } from './thread.tsx'
export { useUnread } from './use-unread.ts'
