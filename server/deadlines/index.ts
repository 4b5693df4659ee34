/**
 * Deadlines: the brand's calendars and targets, and the clocks of conversations that run by them: to the first answer, to each
 * next one, and until it is settled.
 * Promises: history starts no clock; programs stop none; what is gone through again comes to the same; each warning and each
 * miss is told once, to the second, by whichever process keeps the time; a clock that runs keeps the moment it was given.
 * Events: see events.ts.
 */
export type { DeadlineEvent } from './events.ts'
export { type Deadline, deadlinesOf, honestyOf } from './due.ts'
export { followDeadlines } from './follow-log.ts'
export { keepTime, passTime } from './keep-time.ts'
export { findDues } from './clock-store.ts'
export { calendarFor, changeCalendar, keepCalendar, keepTargets, levels, removeCalendar, spanFor } from './settings.ts'
export { findSettings, type NamedCalendar, type Settings } from './settings-store.ts'
