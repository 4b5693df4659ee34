import { day } from '#lib'

/** Of one day: how many deadlines fell due, and how many of those were met. Open and overdue ones are due, not met. */
export type DayOf = { readonly due: number; readonly met: number }

/**
 * Whether a level may stand in public. `new`: it is too young for figures, and is said without any. `attained`: what is
 * said is kept. `missed`: it may not be said.
 */
export type Honesty = { state: 'new' } | { state: 'attained' | 'missed'; share: number }

const trailingDays = 28
const honestShare = 0.9
const alarmShare = 0.85
const alarmDays = 7

/**
 * The rule of honest levels: one is published only while at least 90 % of what fell due in the last 28 days was met; in its
 * first 28 days, and while nothing has fallen due, it is new.
 * @param days the latest last
 */
export function mayPublish(since: number, now: number, days: readonly DayOf[]): Honesty {
  const share = shareOf(days.slice(-trailingDays))
  if (now - since < trailingDays * day || share === undefined) return { state: 'new' }
  return { state: share >= honestShare ? 'attained' : 'missed', share }
}

/**
 * More is promised than kept: on each of the last seven days, less than 85 % of what had fallen due in the 28 days up to it
 * was met. A day without figures raises no alarm.
 * @param days at least 34 of them, the latest last
 */
export const isOverPromised = (days: readonly DayOf[]): boolean =>
  days.length >= trailingDays + alarmDays - 1 &&
  Array.from({ length: alarmDays }, (_, back) =>
    shareOf(days.slice(days.length - back - trailingDays, days.length - back)),
  ).every(share => share !== undefined && share < alarmShare)

function shareOf(days: readonly DayOf[]): number | undefined {
  const due = days.reduce((sum, each) => sum + each.due, 0)
  return due === 0 ? undefined : days.reduce((sum, each) => sum + each.met, 0) / due
}
