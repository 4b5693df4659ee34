import type { NotificationChoices } from '#protocol'

/** Whether nothing is to be pushed at this moment: the hours may go over midnight. Pure. */
export function isQuiet(quiet: NotificationChoices['quiet'], now: number): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  const { from, to, timeZone } = quiet
  const minute = minuteOfDay(timeZone, now)
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function minuteOfDay(timeZone: string, now: number): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [hours = 0, minutes = 0] = clock.format(now).split(':').map(Number)
  return hours * 60 + minutes
}
