/**
 * Notifications: what each of the team is told of, made by reading the log.
 * Promises: one line a conversation and kind while it is unread; nobody is told of what they did; a line holds no words: they
 * are read when it is shown; what is told is kept 90 days.
 * Events: see events.ts.
 */
export type { NotificationEvent } from './events.ts'
export { onTold } from './on-told.ts'
export { notifications, unreadNotifications } from './list.ts'
export { readNotifications } from './mark-read.ts'
export { answerAsk, askFor } from './ask.ts'
export { choicesOf, choose, usualChoices, whereOf } from './choices.ts'
export { isQuiet } from './quiet.ts'
export { forgetNotifications } from './upkeep.ts'

// For the room below, which pushes what is told.
export { findChoices, findOf as findNotificationOf } from './store.ts'
