import { Fault } from '#lib'

/**
 * From when until when on one day: minutes from its midnight, as clocks show them there. What closes after 1440 goes on
 * into the following day; it belongs to the day on which it opens.
 */
export type OpenSpan = readonly [opens: number, closes: number]

/** A day that is not like its week: with no spans it is closed, else open in these alone. */
export type Holiday = { readonly date: string; readonly name: string; readonly spans: readonly OpenSpan[] }

/**
 * When somebody answers. `week` has seven days, Monday first. The night before a holiday runs to its end: it belongs to
 * the eve.
 */
export type Calendar = {
  /** An IANA name. */
  readonly timeZone: string
  readonly week: readonly (readonly OpenSpan[])[]
  readonly holidays: readonly Holiday[]
}

const midnight = 1440
const spansADay = 12
/** Ten years of every holiday of every region, and room to spare. */
export const mostHolidays = 2000
const longestName = 120

/** Always open, on no holiday: business hours that are the wall clock. */
export const alwaysOpen = (timeZone: string): Calendar => ({
  timeZone,
  week: Array.from({ length: 7 }, () => [[0, midnight] as const]),
  holidays: [],
})

/** It opens on some day of the week. What opens on none gives no deadline. */
export const opensAtAll = ({ week, holidays }: Pick<Calendar, 'week' | 'holidays'>): boolean =>
  [...week, ...holidays.map(({ spans }) => spans)].some(spans => spans.length > 0)

/**
 * The calendar in order: days and holidays sorted, spans that touch made one.
 * @throws Fault `calendar.zone`, `calendar.week`, `calendar.span`, `calendar.backwards`, `calendar.overlap`, `calendar.never`,
 *   `calendar.date`, `calendar.twice`, `calendar.name`, `calendar.too-many` (422), with the day as `day` (1 is Monday) or `date`
 */
export function checkCalendar(calendar: Calendar): Calendar {
  if (!isZone(calendar.timeZone)) throw new Fault('calendar.zone', 422, { zone: calendar.timeZone.slice(0, 60) })
  if (calendar.week.length !== 7) throw new Fault('calendar.week', 422)
  const week = calendar.week.map((spans, at) => inOrder(spans, { day: at + 1, date: '' }))
  overNight(week)
  if (!opensAtAll({ week, holidays: [] })) throw new Fault('calendar.never', 422)
  return { timeZone: calendar.timeZone, week, holidays: checkHolidays(calendar.holidays) }
}

/** Holidays sorted by date. @throws Fault `calendar.date`, `calendar.twice`, `calendar.name`, `calendar.too-many` and those of spans (422) */
export function checkHolidays(holidays: readonly Holiday[]): Holiday[] {
  if (holidays.length > mostHolidays) throw new Fault('calendar.too-many', 422, { max: mostHolidays })
  const sorted = holidays.toSorted((one, other) => (one.date < other.date ? -1 : 1))
  return sorted.map((holiday, at) => {
    const { date, name } = holiday
    if (!isDate(date)) throw new Fault('calendar.date', 422, { date: date.slice(0, 20) })
    if (sorted[at - 1]?.date === date) throw new Fault('calendar.twice', 422, { date })
    if (name.trim() === '' || name.length > longestName)
      throw new Fault('calendar.name', 422, { date, max: longestName })
    return { date, name: name.trim(), spans: inOrder(holiday.spans, { day: 0, date }) }
  })
}

type Where = { day: number; date: string }

/** One day's spans, sorted; those that touch are one. */
function inOrder(spans: readonly OpenSpan[], where: Where): OpenSpan[] {
  if (spans.length > spansADay) throw new Fault('calendar.too-many', 422, { max: spansADay })
  const kept: OpenSpan[] = []
  for (const [opens, closes] of spans.toSorted(([one], [other]) => one - other)) {
    const isTime = Number.isInteger(opens) && Number.isInteger(closes) && opens >= 0 && opens < midnight
    if (!isTime || closes > opens + midnight) throw new Fault('calendar.span', 422, where)
    if (closes <= opens) throw new Fault('calendar.backwards', 422, where)
    const before = kept.at(-1)
    if (before && opens < before[1]) throw new Fault('calendar.overlap', 422, where)
    if (before && opens === before[1]) kept[kept.length - 1] = [before[0], closes]
    else kept.push([opens, closes])
  }
  return kept
}

/** A night may not run into what the following day opens; Sunday's is followed by Monday's. */
function overNight(week: readonly OpenSpan[][]): void {
  week.forEach((spans, at) => {
    const last = spans.at(-1)
    const next = week[(at + 1) % 7]![0]
    if (last && next && last[1] - midnight > next[0])
      throw new Fault('calendar.overlap', 422, { day: ((at + 1) % 7) + 1, date: '' })
  })
}

export function isZone(name: string): boolean {
  try {
    // An offset such as +02:00 knows nothing of summer.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** A date that is one: "2026-02-30" is not. */
export const isDate = (written: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(written) && new Date(`${written}T00:00:00Z`).toJSON()?.slice(0, 10) === written
