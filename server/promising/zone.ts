/** A moment as a calendar and a clock on the wall show it: months from 1, hours from 0; weekdays from Monday, 1, to Sunday, 7. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timeZone, made)
  return made
}

const utcOf = ({ year, month, day, hour, minute }: Wall): number => Date.UTC(year, month - 1, day, hour, minute)

/** How far the clocks of a zone are ahead of UTC then, in milliseconds. @throws RangeError for a zone that does not exist */
const aheadAt = (timeZone: string, at: number): number =>
  Date.parse(`${formatOf(timeZone).format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000

export function wallAt(timeZone: string, at: number): Wall {
  const shown = new Date(at + aheadAt(timeZone, at))
  return {
    ...{ year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() },
    ...{ hour: shown.getUTCHours(), minute: shown.getUTCMinutes() },
  }
}

/** Days and hours may lie over their month's or day's end: they run on. */
export function momentOf(timeZone: string, wall: Wall): number {
  const utc = utcOf(wall)
  // The offset of that moment, taken again where clocks are changed in between.
  const near = utc - aheadAt(timeZone, utc)
  return utc - aheadAt(timeZone, near)
}

export const weekdayOf = ({ year, month, day }: Wall): number =>
  ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1
