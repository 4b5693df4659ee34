import type { Share } from '#protocol'

/** At this sentiment or below somebody is unhappy; from `happyFrom` on they are happy. */
export const unhappyTo = -0.25
export const happyFrom = 0.25

const z = 1.959963984540054

/** A share with its 95 % interval by Wilson's score. Pure. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: null, high: null }
  const share = count / of
  const middle = share + (z * z) / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return { count, of, share, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) }
}
