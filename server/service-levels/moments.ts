/**
 * The first moment at which the clocks of a zone show that time of that day, or a later one: what clocks skip in spring is
 * the moment at which they skip it, and of an hour that comes twice in autumn it is the first. It never runs backwards, so
 * that spans which do not overlap on a clock do not overlap in time either.
 * @param date "2026-11-23"; @param minutes from its midnight, and over it into the next days
 * @returns epoch milliseconds
 */
export function momentOf(timeZone: string, date: string, minutes: number): number {
  const days = Math.floor(minutes / 1440)
  const at = Temporal.PlainDate.from(date)
    .add({ days })
    .toPlainDateTime(new Temporal.PlainTime(Math.floor((minutes % 1440) / 60), minutes % 60))
  const first = at.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (first.toPlainDateTime().equals(at)) return first.epochMilliseconds
  const later = at.toZonedDateTime(timeZone, { disambiguation: 'later' })
  // A transition at that very moment is not before it.
  return later.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? later.epochMilliseconds
}

/** The day that clocks of a zone show at a moment, as a number of days since 1970-01-01. */
export const dayNumberAt = (timeZone: string, at: number): number =>
  numberOf(Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timeZone).toPlainDate().toString())

const dayMs = 86_400_000

/** "1970-01-02" is day 1. */
export const numberOf = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs)

export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Of the seven of a week, Monday 0: the first day of 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7
