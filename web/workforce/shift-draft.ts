import type { ShiftsView } from '#protocol'
import { readSpans, writtenSpans } from '#web/levels'

/** A day as it stands in the fields: "9–14, 16–19". `isOff`: nothing of its hours is written, it is time off. */
export type DayText = { hours: string; breaks: string }
export type DateText = DayText & { key: number; date: string; name: string }
export type ShiftDraft = { timeZone: string; week: DayText[]; days: DateText[] }

const nothing: DayText = { hours: '', breaks: '' }

/** What is kept, as it is written; where nothing is, an empty week in the brand's zone. */
export function draftOf(shifts: ShiftsView | null, timeZone: string): ShiftDraft {
  if (!shifts) return { timeZone, week: Array.from({ length: 7 }, () => nothing), days: [] }
  return {
    timeZone: shifts.timeZone,
    week: shifts.week.map((spans, at) => ({
      hours: writtenSpans(spans),
      breaks: writtenSpans(shifts.breaks[at] ?? []),
    })),
    days: shifts.days.map(({ date, name, spans, breaks }, key) => ({
      ...{ key, date, name, hours: writtenSpans(spans), breaks: writtenSpans(breaks) },
    })),
  }
}

export const isDayRead = ({ hours, breaks }: DayText): boolean =>
  readSpans(hours) !== undefined && readSpans(breaks) !== undefined

const isDateRead = (day: DateText): boolean => isDayRead(day) && /^\d{4}-\d{2}-\d{2}$/.test(day.date)

/** And back; undefined while something cannot be read. What contradicts itself the server says. */
export function readDraft({ timeZone, week, days }: ShiftDraft): ShiftsView | undefined {
  if (!week.every(isDayRead) || !days.every(isDateRead)) return undefined
  return {
    timeZone,
    week: week.map(({ hours }) => readSpans(hours)!),
    breaks: week.map(({ breaks }) => readSpans(breaks)!),
    days: days.map(({ date, name, hours, breaks }) => ({
      ...{ date, name, spans: readSpans(hours)!, breaks: readSpans(breaks)! },
    })),
  }
}

/** Monday's hours on the other working days, too. */
export const likeMonday = (draft: ShiftDraft): ShiftDraft => ({
  ...draft,
  week: draft.week.map((day, at) => (at > 0 && at < 5 ? draft.week[0]! : day)),
})

/** A day more that is not like its week, after those that are there. */
export const withDay = (draft: ShiftDraft, date: string): ShiftDraft => ({
  ...draft,
  days: [...draft.days, { ...nothing, date, name: '', key: Math.max(-1, ...draft.days.map(({ key }) => key)) + 1 }],
})

/** How much of a week is worked, in minutes, without its breaks. */
export function minutesOf(week: readonly DayText[]): number {
  const sum = (text: string): number =>
    (readSpans(text) ?? []).reduce((all, { opens, closes }) => all + closes - opens, 0)
  return week.reduce((all, { hours, breaks }) => all + Math.max(0, sum(hours) - sum(breaks)), 0)
}
