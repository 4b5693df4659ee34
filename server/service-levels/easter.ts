import { dateOf, numberOf } from './moments.ts'

/**
 * Easter Sunday of a year of the Gregorian calendar (1583 on), as "2026-04-05".
 * Source: the anonymous Gregorian computus as J. Meeus gives it (Astronomical Algorithms, chapter 8).
 */
export function easterOf(year: number): string {
  const whole = (one: number, by: number) => Math.floor(one / by)
  const golden = year % 19
  const century = whole(year, 100)
  const moon = whole(8 * century + 13, 25)
  const epact = (19 * golden + century - whole(century, 4) - moon + 15) % 30
  const years = year % 100
  const toSunday = (32 + 2 * (century % 4) + 2 * whole(years, 4) - epact - (years % 4)) % 7
  const late = whole(golden + 11 * epact + 22 * toSunday, 451)
  const march = epact + toSunday - 7 * late + 22
  return fromEaster(`${year}-03-01`, march - 1)
}

/** So many days after a date, before it when negative: Good Friday is Easter -2. */
export const fromEaster = (date: string, days: number): string => dateOf(numberOf(date) + days)
