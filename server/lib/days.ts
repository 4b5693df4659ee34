import { day } from './clock.ts'

const shape = /^\d{4}-\d{2}-\d{2}$/

/** When days begin in a zone: epoch milliseconds of midnight of "2026-11-01"; undefined for what is no date. */
export function dayStartIn(timeZone: string): (date: string) => number | undefined {
  const offsets = clockOf(timeZone)
  return date => {
    const utc = shape.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
    if (Number.isNaN(utc)) return undefined
    // The offset of that moment, taken again where clocks are changed in between.
    const near = utc - offsets(utc)
    return utc - offsets(near)
  }
}

const written = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Which day a moment is in a zone, as "2026-11-01". */
export const dayIn = (timeZone: string, at: number): string => written(at + clockOf(timeZone)(at))

/** The day so many days later, or earlier. */
export const daysAfter = (date: string, count: number): string => written(Date.parse(`${date}T00:00:00Z`) + count * day)

/** How far the clocks of the zone are ahead of UTC at a moment, in milliseconds; of an unknown zone, not at all. */
function clockOf(timeZone: string): (at: number) => number {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    return at => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
  } catch {
    return () => 0
  }
}
