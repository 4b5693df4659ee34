import { Fault, minute } from '#lib'
import {
  type Calendar,
  checkCalendar,
  checkHolidays,
  isZone,
  opensAtAll,
  openSpans,
  type OpenSpan,
} from '#service-levels'

/** A day that is not like its week. Without spans it is time off. */
export type ShiftDay = { date: string; name: string; spans: readonly OpenSpan[]; breaks: readonly OpenSpan[] }

/**
 * When somebody works: spans of the seven days, Monday first, in minutes of the clocks of their zone; what ends after 1440
 * goes on into the next day. A break stands in the day on which it begins by the clock, also in a night.
 */
export type Shifts = {
  timeZone: string
  week: readonly (readonly OpenSpan[])[]
  breaks: readonly (readonly OpenSpan[])[]
  days: readonly ShiftDay[]
}

const weekMinutes = 7 * 1440

/**
 * In order, what touches made one.
 * @throws Fault those of calendars (422), and `shift.break-outside` (422) with `day` (1 is Monday) for a break of the week
 *   in which nobody would be at work
 */
export function checkShifts({ timeZone, week, breaks, days }: Shifts): Shifts {
  if (!isZone(timeZone)) throw new Fault('calendar.zone', 422, { zone: timeZone.slice(0, 60) })
  const sound = { week: soundWeek(timeZone, week), breaks: soundWeek(timeZone, breaks) }
  const worked = sound.week.flatMap((spans, at) =>
    spans.map(([from, to]) => [at * 1440 + from, at * 1440 + to] as const),
  )
  const isWorked = (from: number, to: number) => worked.some(([start, end]) => start <= from && to <= end)
  sound.breaks.forEach((spans, at) => {
    for (const [from, to] of spans.map(span => span.map(each => at * 1440 + each) as [number, number]))
      if (!isWorked(from, to) && !isWorked(from + weekMinutes, to + weekMinutes))
        throw new Fault('shift.break-outside', 422, { day: at + 1 })
  })
  const worksOn = checkHolidays(days.map(({ date, name, spans }) => ({ date, name, spans })))
  const rests = new Map(
    checkHolidays(days.map(day => ({ ...day, spans: day.breaks }))).map(day => [day.date, day.spans]),
  )
  return { timeZone, ...sound, days: worksOn.map(day => ({ ...day, breaks: rests.get(day.date)! })) }
}

/** A week in which nobody works is one here: the days may say when they do. */
function soundWeek(timeZone: string, week: Calendar['week']): Calendar['week'] {
  if (week.length === 7 && !opensAtAll({ week, holidays: [] })) return week.map(() => [])
  return checkCalendar({ timeZone, week, holidays: [] }).week
}

type Span = [from: number, to: number]

const calendars = new WeakMap<Shifts, { work: Calendar; rest: Calendar }>()

function calendarsOf(shifts: Shifts): { work: Calendar; rest: Calendar } {
  const known = calendars.get(shifts)
  if (known) return known
  const { timeZone, week, breaks, days } = shifts
  const made = {
    work: { timeZone, week, holidays: days.map(({ date, name, spans }) => ({ date, name, spans })) },
    rest: {
      timeZone,
      week: breaks,
      holidays: days.map(day => ({ date: day.date, name: day.name, spans: day.breaks })),
    },
  }
  calendars.set(shifts, made)
  return made
}

/** Between two moments: when the shift runs, its breaks within it, and what is left of it. */
export function shiftSpans(shifts: Shifts, from: number, to: number): { shift: Span[]; breaks: Span[]; work: Span[] } {
  const { work, rest } = calendarsOf(shifts)
  const shift = openSpans(work, from, to)
  const paused = openSpans(rest, from, to)
  const left = uncovered(shift, paused)
  return { shift, work: left, breaks: uncovered(shift, left) }
}

const aheadMs = 60 * 1440 * minute

/** Whether somebody is to be at work now, or has a break, and when that changes; null where it does not within 60 days. */
export function onShift(shifts: Shifts, now: number): { state: 'on' | 'break' | 'off'; changesAt: number | null } {
  for (const ahead of [2 * 1440 * minute, aheadMs]) {
    const { breaks, work } = shiftSpans(shifts, now, now + ahead)
    const holds = (spans: readonly Span[]) => spans.find(([from]) => from === now)
    const [working, resting] = [holds(work), holds(breaks)]
    const changesAt =
      working?.[1] ??
      resting?.[1] ??
      [...work, ...breaks].reduce((soonest, [from]) => Math.min(soonest, from), Infinity)
    const isKnown = changesAt < now + ahead
    if (!isKnown && ahead < aheadMs) continue
    return { state: working ? 'on' : resting ? 'break' : 'off', changesAt: isKnown ? changesAt : null }
  }
  throw new Error('unreachable')
}

/** What of some spans none of the others covers. Each in order; the others may overlap. */
export function uncovered(
  spans: readonly (readonly [number, number])[],
  by: readonly (readonly [number, number])[],
): Span[] {
  const cover = by.toSorted(([one], [other]) => one - other)
  const found: Span[] = []
  for (const [from, to] of spans) {
    let at = from
    for (const [start, end] of cover) {
      if (end <= at) continue
      if (start >= to) break
      if (start > at) found.push([at, start])
      at = Math.max(at, end)
    }
    if (at < to) found.push([at, to])
  }
  return found
}
