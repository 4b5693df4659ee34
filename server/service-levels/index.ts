/**
 * Service levels: when somebody answers, within what, by when that is, and what of it may be said in public.
 * Promises: pure; the clock is passed in; `businessMs` and `deadlineAt` undo one another to the millisecond, over nights,
 * holidays and both changes of the clock; what contradicts itself is refused with its day; a calendar that never opens
 * gives no deadline; files of anybody's are read without harm. The sources of Spain's holidays stand in `spain-days.ts`.
 */
export { businessMs, deadlineAt, nextOpening, openSpans } from './business.ts'
export {
  alwaysOpen,
  type Calendar,
  checkCalendar,
  checkHolidays,
  type Holiday,
  isDate,
  isZone,
  mostHolidays,
  opensAtAll,
  type OpenSpan,
} from './calendar.ts'
export { type FileHolidays, readCalendarFile } from './calendar-file.ts'
export { type ServiceClass, serviceClasses } from './classes.ts'
export { type DayOf, type Honesty, isOverPromised, mayPublish } from './honesty.ts'
export { changesOf, type Preset, presets, type TargetChange, targetsOf, withPreset } from './presets.ts'
export { calendarOf } from './published.ts'
export { spanishHolidays, spanishNationalDays, type SpanishRegion, spanishRegions, spanishYears } from './spain.ts'
export {
  type Aim,
  aims,
  checkTargets,
  defaultTargets,
  defaultWarnAt,
  dueAt,
  type Matter,
  type Pace,
  type Span,
  type Target,
  targetFor,
  warnedAt,
} from './targets.ts'
export { workingDaysAfter } from './working-days.ts'
