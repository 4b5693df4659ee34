import { Fault } from '#lib'
import { type Holiday, isDate } from './calendar.ts'
import { dateOf, numberOf } from './moments.ts'
import { type Rule, recurring, ruleOf } from './recurring.ts'

const largestBytes = 1_000_000
const mostDays = 1000
/** A file may say that something lasts for ever; what lasts longer than this is no holiday. */
const longestDays = 31

/** What stood in a file: the holidays in order, and of how many entries nothing could be made. */
export type FileHolidays = { holidays: Holiday[]; skipped: number }

/**
 * The days of a calendar file (iCalendar, RFC 5545): entries that have a date and no time, over each of their days, and
 * again every year where a rule says so; as far as they lie in the years asked for, both included. Entries with a time of
 * day, called off, or with a rule that is no yearly one are counted in `skipped`. Total: no text is too strange.
 * @throws Fault `calendar-file.none` (422) where no calendar is, `calendar-file.too-large` (413), `calendar-file.empty` (422)
 *   where no whole day is in those years
 */
export function readCalendarFile(text: string, years: { from: number; to: number }): FileHolidays {
  if (text.length > largestBytes) throw new Fault('calendar-file.too-large', 413, { max: largestBytes / 1_000_000 })
  const lines = unfolded(text)
  if (!lines.some(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VCALENDAR'))
    throw new Fault('calendar-file.none', 422)
  const days = new Map<string, string>()
  let skipped = 0
  for (const entry of entriesOf(lines)) {
    const dates = datesOf(entry, years)
    if (!dates) skipped++
    for (const date of dates ?? []) if (days.size < mostDays && !days.has(date)) days.set(date, nameOf(entry))
  }
  if (days.size === 0) throw new Fault('calendar-file.empty', 422, years)
  const holidays = [...days].map(([date, name]) => ({ date, name, spans: [] }))
  return { holidays: holidays.toSorted((one, other) => (one.date < other.date ? -1 : 1)), skipped }
}

type Line = { name: string; value: string }

/** Lines put together again (§3.1: a line that begins with a blank goes on the one before), taken apart at the first colon outside quotes. */
function unfolded(text: string): Line[] {
  const whole: string[] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    if (/^[ \t]/.test(line) && whole.length > 0) whole.push(`${whole.pop()}${line.slice(1)}`)
    else if (line !== '') whole.push(line)
  }
  return whole.flatMap(line => {
    const [, name, value] = /^([A-Za-z0-9-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [{ name: name.toUpperCase(), value: value!.trim() }]
  })
}

type Entry = ReadonlyMap<string, string>

/** What stands in each VEVENT, its alarms left out; the first of each name, and all days taken out of its rule. */
function entriesOf(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = []
  const inside: string[] = []
  let entry = new Map<string, string>()
  for (const { name, value } of lines) {
    if (name === 'BEGIN') {
      inside.push(value.toUpperCase())
      if (inside.at(-1) === 'VEVENT') entry = new Map()
    } else if (name === 'END') {
      if (inside.pop() === 'VEVENT') entries.push(entry)
    } else if (inside.at(-1) === 'VEVENT') {
      const before = entry.get(name)
      if (before === undefined) entry.set(name, value)
      else if (name === 'EXDATE') entry.set(name, `${before},${value}`)
    }
  }
  return entries
}

/** On which dates of those years it falls; undefined when it is no holiday that could be read. */
function datesOf(entry: Entry, years: { from: number; to: number }): string[] | undefined {
  const first = dateIn(entry.get('DTSTART'))
  if (first === undefined || entry.get('STATUS')?.toUpperCase() === 'CANCELLED') return undefined
  const lasts = lengthOf(entry, first)
  const written = entry.get('RRULE')
  const rule: Rule | undefined = written === undefined ? { every: 1, count: 1, until: undefined } : ruleOf(written)
  if (lasts === undefined || !rule) return undefined
  const without = new Set((entry.get('EXDATE') ?? '').split(',').map(dateIn))
  return recurring(first, rule, years)
    .filter(date => !without.has(date))
    .flatMap(date => Array.from({ length: lasts }, (_, day) => dateOf(numberOf(date) + day)))
    .filter(date => Number(date.slice(0, 4)) >= years.from && Number(date.slice(0, 4)) <= years.to)
}

/** For how many days: to its end, which is the day after its last one, or as long as is written; else one. */
function lengthOf(entry: Entry, first: string): number | undefined {
  const end = entry.get('DTEND')
  const until = dateIn(end)
  if (end !== undefined && until === undefined) return undefined
  const days = until === undefined ? writtenLength(entry.get('DURATION')) : numberOf(until) - numberOf(first)
  // Some programs end a day on itself.
  if (days === 0) return 1
  return days > 0 && days <= longestDays ? days : undefined
}

/** "P2D" or "P1W" in days. */
function writtenLength(written: string | undefined): number {
  const [, days, weeks] = /^P(?:(\d{1,3})D|(\d{1,2})W)$/.exec(written ?? '') ?? []
  return days !== undefined ? Number(days) : weeks !== undefined ? 7 * Number(weeks) : 1
}

/** "20261225" as "2026-12-25"; undefined for what has a time or is no date. */
function dateIn(written: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(written?.trim() ?? '') ?? []
  const date = `${year}-${month}-${day}`
  return year !== undefined && isDate(date) ? date : undefined
}

const signs: Readonly<Record<string, string>> = { n: ' ', N: ' ' }

/** What it is called, on one line (§3.3.11: `\\n` `\\,` `\\;` `\\\\`). */
function nameOf(entry: Entry): string {
  const said = (entry.get('SUMMARY') ?? '').replaceAll(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign)
  const name = said.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return name === '' ? '—' : name.slice(0, 120).trim()
}
