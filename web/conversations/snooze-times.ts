import type { Key } from '#web/texts'

export type SnoozeTime = { key: string; label: Key; at: number }

const HOUR = 3_600_000

/** When a conversation may come back, of those that lie ahead; in the clock of whoever looks. */
export function snoozeTimes(now: number): SnoozeTime[] {
  const evening = at(now, 0, 18)
  const times: SnoozeTime[] = [
    { key: 'hours', label: 'snooze.hours', at: now + 3 * HOUR },
    ...(evening - now > HOUR ? [{ key: 'evening', label: 'snooze.evening' as const, at: evening }] : []),
    { key: 'tomorrow', label: 'snooze.tomorrow', at: at(now, 1, 9) },
    { key: 'monday', label: 'snooze.monday', at: at(now, daysUntilMonday(now), 9) },
    { key: 'week', label: 'snooze.week', at: at(now, 7, 9) },
  ]
  return times.filter(({ at: when }, place) => times.findIndex(other => other.at === when) === place)
}

function at(now: number, days: number, hours: number): number {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  return date.setHours(hours, 0, 0, 0)
}

/** From Sunday on it is tomorrow; on a Monday the next one. */
const daysUntilMonday = (now: number): number => (8 - new Date(now).getDay()) % 7 || 7
