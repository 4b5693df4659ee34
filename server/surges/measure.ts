import { hour, minute } from '#lib'
import { alertLimits } from '#protocol'
import { likelihoodOfMore } from './binomial.ts'
import type { Count } from './count.ts'
import type { Usual } from './usual.ts'

/** How bad it is, each including those before it. */
export const levels = ['watch', 'alert', 'crisis'] as const
export type Level = (typeof levels)[number]

/** What is counted together, and how often. */
export const spanMs = hour
export const lookEveryMs = 5 * minute

/** The hour before `at`: who was against it, and how much was said against it among all that customers said. */
export type Look = { at: number; count: Count; usual: Usual; negative: number; total: number }

export type Measure = {
  /** How many steps above the median. */
  z: number
  weight: number
  isWatch: boolean
  isAlert: boolean
  /** Bad enough to be a crisis where the hour before was alerting. */
  isGrave: boolean
  /** Bad enough to be one at once. */
  isExtreme: boolean
}

const leastLikely = 0.01
const { watch, alert, crisis, atOnce } = alertLimits

/** What an hour is by itself. */
export function measure({
  count,
  usual,
  negative,
  total,
}: Pick<Look, 'count' | 'usual' | 'negative' | 'total'>): Measure {
  const { weight } = count
  const z = zOf(weight, usual)
  const isMany = z >= alert.z && weight >= alert.authors && count.effective >= alert.effective
  const isAlert = isMany && likelihoodOfMore(negative, Math.max(negative, total), usual.share) < leastLikely
  const isOfMany = isAlert && count.topShare <= crisis.topShare
  return {
    ...{ z, weight, isAlert },
    isWatch: z >= watch.z && weight >= watch.authors,
    isGrave: isOfMany && z >= crisis.z && weight >= crisis.authors,
    isExtreme: isOfMany && z >= atOnce.z && weight >= atOnce.authors,
  }
}

export const zOf = (weight: number, { median, spread }: Usual): number => (weight - median) / spread
