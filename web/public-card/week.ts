import { minutesIn, type Span } from '#channel/card'

/** 1 is Monday. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const WEEKDAYS = [1, 2, 3, 4, 5]

const usual: Omit<Span, 'day'> = { opens: '09:00', closes: '18:00' }

/** What most brands begin with. */
export const usualWeek = (): Span[] => WEEKDAYS.map(day => ({ day, ...usual }))

/** A span with its place in the list, so that it can be changed there. */
export type Placed = Span & { place: number }

/** The spans of a day, as they were written: they do not jump while somebody types. */
export const spansOf = (spans: readonly Span[], day: number): Placed[] =>
  spans.flatMap((span, place) => (span.day === day ? [{ ...span, place }] : []))

export const withTime = (spans: readonly Span[], place: number, change: Partial<Span>): Span[] =>
  spans.with(place, { ...spans[place]!, ...change })

export const withoutSpan = (spans: readonly Span[], place: number): Span[] => spans.toSpliced(place, 1)

const latest = 23 * 60 + 59

/** Another span of the day, an hour behind the last one and some hours long, as far as there is room. */
export function withSpan(spans: readonly Span[], day: number): Span[] {
  const ends = spansOf(spans, day).map(span => minutesIn(span).closes)
  if (ends.length === 0) return [...spans, { day, ...usual }]
  const opens = Math.min(Math.max(...ends) + 60, latest - 60)
  return [...spans, { day, opens: clock(opens), closes: clock(Math.min(opens + 180, latest)) }]
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** Monday to Friday as this day is; Saturday and Sunday stay. */
export function copiedToWeekdays(spans: readonly Span[], day: number): Span[] {
  const model = spansOf(spans, day)
  const others = spans.filter(span => !WEEKDAYS.includes(span.day))
  return [...WEEKDAYS.flatMap(each => model.map(({ opens, closes }) => ({ day: each, opens, closes }))), ...others]
}

export { readTime } from '#channel/card'

/** It closes on the day after. */
export const isOvernight = ({ opens, closes }: Span): boolean =>
  opens !== '' && closes !== '' && closes <= opens && closes !== '00:00'

/** Every span has both its times. */
export const isWhole = (spans: readonly Span[]): boolean =>
  spans.every(({ opens, closes }) => opens !== '' && closes !== '')
