import type { Calendar } from './calendar.ts'
import { dateOf, dayNumberAt, momentOf, weekdayOf } from './moments.ts'

// Longer than any law counts, so that a calendar of nothing but holidays ends.
const farthestDays = 3653

/**
 * The end of the so-manieth working day after the one on which it began, which does not count (Spanish Civil Code, art.
 * 5.1): Monday to Friday, without the holidays on which the calendar is closed, whatever hours it has. undefined when there
 * is none within ten years.
 * @returns epoch milliseconds: the midnight that ends that day in the calendar's zone
 */
export function workingDaysAfter(calendar: Calendar, from: number, days: number): number | undefined {
  const closed = new Set(calendar.holidays.filter(({ spans }) => spans.length === 0).map(({ date }) => date))
  const begun = dayNumberAt(calendar.timeZone, from)
  let left = days
  for (let at = begun + 1; at <= begun + farthestDays; at++) {
    if (weekdayOf(at) < 5 && !closed.has(dateOf(at))) left--
    if (left <= 0) return momentOf(calendar.timeZone, dateOf(at), 1440)
  }
  return undefined
}
