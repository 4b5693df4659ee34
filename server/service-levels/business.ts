import { day, minute } from '#lib'
import { type Calendar, opensAtAll } from './calendar.ts'
import { dateOf, dayNumberAt, momentOf, numberOf, weekdayOf } from './moments.ts'

type Spans = readonly (readonly [from: number, to: number])[]

type Compiled = { holidays: ReadonlyMap<number, Calendar['holidays'][number]>; days: Map<number, Spans> }

const compiled = new WeakMap<Calendar, Compiled>()

/** What is not reached within so long is never reached: a target of a year on an hour a week. */
const farthestMs = 3653 * day
/** A night runs on for two days at most. */
const backDays = 2

/**
 * How long the calendar was open between two moments, in milliseconds; 0 when the second is not the later one. It adds up
 * over any cut, and in an hour that clocks show twice it runs twice.
 */
export function businessMs(calendar: Calendar, from: number, to: number): number {
  let sum = 0
  for (const [opens, closes] of openSpans(calendar, from, to)) sum += closes - opens
  return sum
}

/**
 * The first moment by which the calendar has been open for so long since `from`: `businessMs(calendar, from, at) === ms`.
 * undefined when it never will: a calendar that never opens, or not within ten years, gives no deadline.
 */
export function deadlineAt(calendar: Calendar, from: number, ms: number): number | undefined {
  if (ms <= 0) return from
  if (!opensAtAll(calendar)) return undefined
  let left = ms
  const zoneDay = dayNumberAt(calendar.timeZone, from)
  for (let at = zoneDay - backDays; at <= zoneDay + farthestMs / day; at++)
    for (const [opens, closes] of spansOf(calendar, at)) {
      const start = Math.max(opens, from)
      if (left <= closes - start) return start + left
      left -= Math.max(0, closes - start)
    }
  return undefined
}

/** When it is open between two moments: in order, none touching the next, cut at both ends. Distribution runs on these. */
export function openSpans(calendar: Calendar, from: number, to: number): [from: number, to: number][] {
  const found: [number, number][] = []
  if (to <= from) return found
  const last = dayNumberAt(calendar.timeZone, to)
  for (let at = dayNumberAt(calendar.timeZone, from) - backDays; at <= last; at++)
    for (const [opens, closes] of spansOf(calendar, at)) {
      const start = Math.max(opens, from)
      const end = Math.min(closes, to)
      if (start >= end) continue
      const before = found.at(-1)
      if (before && before[1] === start) before[1] = end
      else found.push([start, end])
    }
  return found
}

/** The next moment at which it is open, `from` itself if it is; undefined when never. */
export function nextOpening(calendar: Calendar, from: number): number | undefined {
  const soon = deadlineAt(calendar, from, 1)
  return soon === undefined ? undefined : soon - 1
}

/** What opens on one day, as moments; where the night before still runs when a day opens, the day begins after it. */
function spansOf(calendar: Calendar, at: number): Spans {
  const { days } = compiledOf(calendar)
  const known = days.get(at)
  if (known) return known
  const runsUntil = minutesOf(calendar, at - 1).at(-1)?.[1] ?? 0
  const date = dateOf(at)
  const spans = minutesOf(calendar, at)
    .map(([opens, closes]) => [Math.max(opens, runsUntil - day / minute), closes] as const)
    .filter(([opens, closes]) => opens < closes)
    .map(span => span.map(each => momentOf(calendar.timeZone, date, each)) as [number, number])
    .filter(([opens, closes]) => opens < closes)
  // A year or two of it is kept, whatever the moments asked of it.
  if (days.size > 1000) days.clear()
  days.set(at, spans)
  return spans
}

const minutesOf = (calendar: Calendar, at: number): Calendar['week'][number] =>
  compiledOf(calendar).holidays.get(at)?.spans ?? calendar.week[weekdayOf(at)]!

function compiledOf(calendar: Calendar): Compiled {
  const known = compiled.get(calendar)
  if (known) return known
  const made: Compiled = {
    holidays: new Map(calendar.holidays.map(holiday => [numberOf(holiday.date), holiday])),
    days: new Map(),
  }
  compiled.set(calendar, made)
  return made
}
