import type { HolidayCard } from '#protocol'
import { readSpans, writtenSpans } from './spans.ts'

/** A holiday as it is written: its hours as people write them, nothing when it is closed. */
export type HolidayLine = { date: string; name: string; hours: string }

export const linesOf = (holidays: readonly HolidayCard[]): HolidayLine[] =>
  holidays.map(({ date, name, spans }) => ({ date, name, hours: writtenSpans(spans) }))

/** And back; undefined while the hours of one cannot be read. */
export function readLines(lines: readonly HolidayLine[]): HolidayCard[] | undefined {
  const read = lines.map(({ date, name, hours }) => ({ date, name, spans: readSpans(hours) }))
  return read.every((each): each is HolidayCard => each.spans !== undefined) ? read : undefined
}

/** Both, by their dates; of one date, what stood there stays. */
export function withLines(there: readonly HolidayLine[], more: readonly HolidayLine[]): HolidayLine[] {
  const dates = new Set(there.map(({ date }) => date))
  return [...there, ...more.filter(({ date }) => !dates.has(date))].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}
