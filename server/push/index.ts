/**
 * Push: what people are told reaches their browsers though no page of ours is open.
 * Promises: only who wants it, when they want it, and while it is unread, or lies before them; a browser is reached by the session it was let in
 * with, and no longer than that; nothing anybody said leaves, and what leaves only that browser can read.
 * Events: none.
 */
export { onNotified } from './on-notified.ts'
export { onOffered } from './on-offered.ts'
export { pushTimers } from './due.ts'
export { pushTasks } from './send.ts'
export { openPushKeys, type PushKeys } from './keys.ts'
export { type Browser, isSubscribed, subscribe, unsubscribe } from './subscribe.ts'
