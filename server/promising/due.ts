import type { When } from './dates.ts'
import { momentOf, wallAt, weekdayOf } from './zone.ts'

/**
 * The latest moment at which a promise is kept, in epoch milliseconds: said to the minute, as a day (its end), or as a span
 * (the end of it).
 */
export type Due = { at: number; precision: 'exact' | 'day' | 'span' }
export type Moment = { now: number; timeZone: string }

const lengths = { minute: 60_000, hour: 3_600_000 }
const daysOf = { day: 1, week: 7 }
type Of<S extends When['sort']> = Extract<When, { sort: S }>

/** What several words about when come to together; undefined where they name nothing that lies ahead. */
export function dueOf(said: readonly When[], moment: Moment): Due | undefined {
  const found = <S extends When['sort']>(sort: S) => said.findLast((when): when is Of<S> => when.sort === sort)
  const clock = found('clock')
  const within = found('within')
  const date = dayOf(said, moment)
  if (date === undefined && within && !clock) return withinDue(within, moment)
  const part = found('part')
  if (clock)
    return clockDue(clock, part, date ?? (within && within.unit !== 'hour' ? daysAhead(within) : undefined), moment)
  if (part) return ahead({ at: atHour(date ?? 0, part.until, 0, moment), precision: 'span' }, moment)
  if (date !== undefined) return ahead({ at: atHour(date, 24, 0, moment), precision: 'day' }, moment)
  const week = found('week')
  const month = found('month')
  if (week) return { at: atHour(7 - weekdayOf(wallOf(moment)) + 7 * week.ahead, 24, 0, moment), precision: 'span' }
  const named = found('within-month')
  if (named) {
    const later = (named.month - wallOf(moment).month + 12) % 12
    return { at: endOfMonth(later, moment), precision: 'span' }
  }
  if (month) return { at: endOfMonth(month.ahead, moment), precision: 'span' }
  return undefined
}

const wallOf = ({ now, timeZone }: Moment) => wallAt(timeZone, now)
const ahead = (due: Due, { now }: Moment): Due | undefined => (due.at > now ? due : undefined)

const atHour = (daysOn: number, hour: number, minute: number, { now, timeZone }: Moment): number => {
  const wall = wallAt(timeZone, now)
  return momentOf(timeZone, { ...wall, day: wall.day + daysOn, hour, minute })
}

const endOfMonth = (count: number, { now, timeZone }: Moment): number => {
  const wall = wallAt(timeZone, now)
  return momentOf(timeZone, { ...wall, month: wall.month + count + 1, day: 1, hour: 0, minute: 0 })
}

/** How many days from today the day is that is named; undefined where none is. */
function dayOf(said: readonly When[], moment: Moment): number | undefined {
  const wall = wallOf(moment)
  const today = Date.UTC(wall.year, wall.month - 1, wall.day)
  const isNextWeek = said.some(when => when.sort === 'week' && when.ahead === 1)
  for (const when of said) {
    if (when.sort === 'day') return when.ahead
    if (when.sort === 'weekday') {
      const on = (when.weekday - weekdayOf(wall) + 7) % 7 || 7
      return isNextWeek || when.isNext ? when.weekday + 7 - weekdayOf(wall) : on
    }
    if (when.sort !== 'date') continue
    const months = when.month ? [when.month] : [wall.month, wall.month + 1, wall.month + 2]
    const years = when.year ? [when.year] : [wall.year, wall.year + (when.month ? 1 : 0)]
    const all = years
      .flatMap(year => months.map(month => Date.UTC(year, month - 1, when.day)))
      .filter(at => new Date(at).getUTCDate() === when.day)
      .map(at => (at - today) / 86_400_000)
    return all.find(days => days >= 0) ?? all.at(-1)
  }
  return undefined
}

const daysAhead = ({ amount, unit }: Of<'within'>): number => (unit === 'week' ? 7 * amount : amount)

function withinDue({ amount, unit, isWorking }: Of<'within'>, moment: Moment): Due {
  const { now, timeZone } = moment
  const wall = wallAt(timeZone, now)
  if (unit === 'minute' || unit === 'hour') return { at: now + amount * lengths[unit], precision: 'span' }
  if (unit === 'month') return { at: momentOf(timeZone, { ...wall, month: wall.month + amount }), precision: 'span' }
  if (!isWorking)
    return { at: momentOf(timeZone, { ...wall, day: wall.day + amount * daysOf[unit] }), precision: 'span' }
  let days = 0
  for (let left = Math.min(amount, 400); left > 0; left--)
    do days++
    while ((weekdayOf(wall) + days - 1) % 7 >= 5)
  return { at: atHour(days, 24, 0, moment), precision: 'span' }
}

/** An hour that may be meant in the afternoon is; one that is over today is tomorrow's. */
function clockDue(
  clock: Of<'clock'>,
  part: Of<'part'> | undefined,
  day: number | undefined,
  moment: Moment,
): Due | undefined {
  const isLate =
    clock.half === 'pm' ||
    (part !== undefined && part.until > 14) ||
    (clock.half === undefined && !part && clock.hour < 8 && clock.hour > 0)
  const hour = clock.hour < 12 && isLate && clock.half !== 'am' ? clock.hour + 12 : clock.hour
  const at = atHour(day ?? 0, hour, clock.minute, moment)
  if (at > moment.now) return { at, precision: 'exact' }
  return day === undefined ? { at: atHour(1, hour, clock.minute, moment), precision: 'exact' } : undefined
}
