import { minutesIn, readTime, type Span } from '#channel/card'
import type { CalendarCard, OpenWord } from '#protocol'

const midnight = 1440
const clock = (minutes: number): string =>
  [Math.floor((minutes % midnight) / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** The week of a calendar, as the hours of an account are written. */
export const spansOfWeek = (week: CalendarCard['week']): Span[] =>
  week.flatMap((spans, at) =>
    spans.map(({ opens, closes }) => ({ day: (at + 1) as Span['day'], opens: clock(opens), closes: clock(closes) })),
  )

/** And back: seven days, Monday first. */
export const weekOfSpans = (spans: readonly Span[]): OpenWord[][] =>
  Array.from({ length: 7 }, (_, at) =>
    spans
      .filter(({ day }) => day === at + 1)
      .map(span => ({ opens: minutesIn(span).opens, closes: minutesIn(span).closes })),
  )

/** "10:00–14:00, 17:00–20:00" */
export const writtenSpans = (spans: readonly OpenWord[]): string =>
  spans.map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`).join(', ')

/** Hours as people write them: "10-14, 17-20.30"; nothing written is closed. Undefined where it cannot be read. */
export function readSpans(text: string): OpenWord[] | undefined {
  if (text.trim() === '') return []
  const spans = text.split(/[,;y]| and /).map(readSpan)
  return spans.every(span => span !== undefined) ? spans : undefined
}

function readSpan(text: string): OpenWord | undefined {
  const [from, to, ...more] = text.split(/\s*(?:[-–—]|\ba\b|\bto\b)\s*/)
  const [opens, closes] = [readTime(from ?? ''), readTime(to ?? '')]
  if (opens === undefined || closes === undefined || more.length > 0) return undefined
  const minutes = minutesIn({ day: 1, opens, closes })
  return { opens: minutes.opens, closes: minutes.closes }
}
