import { isDate } from './calendar.ts'

/** Every so many years, so often, until a date that is included. */
export type Rule = { every: number; count: number; until: string | undefined }

const allowed = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'WKST'])

/**
 * A yearly rule (RFC 5545 §3.3.10), of those that name no weekday: holidays of a fixed day. Month and day are those of the
 * first time, whatever BYMONTH says beside it. undefined for any other rule.
 */
export function ruleOf(written: string): Rule | undefined {
  const parts = new Map(
    written.split(';').map(part => {
      const [name = '', value = ''] = part.split('=', 2)
      return [name.trim().toUpperCase(), value.trim().toUpperCase()] as const
    }),
  )
  if (parts.get('FREQ') !== 'YEARLY' || [...parts.keys()].some(name => !allowed.has(name))) return undefined
  const one = /^\d{1,4}$/
  if (![parts.get('BYMONTH'), parts.get('BYMONTHDAY')].every(each => each === undefined || one.test(each)))
    return undefined
  const every = numberIn(parts.get('INTERVAL') ?? '1')
  const count = parts.has('COUNT') ? numberIn(parts.get('COUNT')!) : Infinity
  const until = parts.get('UNTIL')?.replace(/^(\d{4})(\d{2})(\d{2})(T.*)?$/, '$1-$2-$3')
  if (!every || !count || (until !== undefined && !isDate(until))) return undefined
  return { every, count, until }
}

/** The dates of a rule in those years, and in the one before: what lasts for days may run on. The 29th of February falls on itself alone. */
export function recurring(first: string, rule: Rule, years: { from: number; to: number }): string[] {
  const found: string[] = []
  const isLeapDay = first.endsWith('-02-29')
  let times = 0
  for (let year = Number(first.slice(0, 4)); year <= years.to && times < rule.count; year += rule.every) {
    if (isLeapDay && !isLeap(year)) continue
    times++
    if (year < years.from - 1) continue
    const date = `${String(year).padStart(4, '0')}${first.slice(4)}`
    if (rule.until !== undefined && date > rule.until) break
    found.push(date)
  }
  return found
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const numberIn = (written: string): number | undefined =>
  /^\d{1,4}$/.test(written) && Number(written) > 0 ? Number(written) : undefined
