import { type Hours, minutesIn } from '#channel/card'
import type { Calendar, Holiday } from './calendar.ts'

/** The calendar that a profile publishes: its hours, closed on the holidays given. */
export const calendarOf = ({ timeZone, spans }: Hours, holidays: readonly Holiday[] = []): Calendar => ({
  timeZone,
  week: Array.from({ length: 7 }, (_, at) =>
    spans
      .filter(span => span.day === at + 1)
      .map(minutesIn)
      .map(({ opens, closes }) => [opens, closes] as const),
  ),
  holidays,
})
