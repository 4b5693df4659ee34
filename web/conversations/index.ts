// Conversations on screen: the inbox of a view, one conversation with its composer, and what can be done with them.
// Server data lives in the query cache (`queries.ts`); the live stream changes it through `takeFrame`; deeds of one's own
// are marked at once and told again by the event. Drafts and what waits for a connection are kept in this browser.
export { conversationActions } from './actions/index.ts'
export { NoTalk } from './away.tsx'
export { askAgain, type Holding, takeFrame } from './cache.ts'
export { DEEDS } from './deed-names.ts'
export { DoneProvider, useDone } from './done.tsx'
export { Inbox, type InboxProps, VIEW_NAMES } from './inbox.tsx'
export { reasonsKey } from './keys.ts'
export { notePresence } from './presence.ts'
export { useConversation, useCounts, useHolding, useRows } from './queries.ts'
export { SendingProvider, useSending } from './sending.tsx'
export { SnoozeDate } from './snooze-date.tsx'
/** The conversation itself: brought while the list is already read. */
export const bringTalk = () => import('./talk.tsx')
