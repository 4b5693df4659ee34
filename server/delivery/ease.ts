import { minute, second } from '#lib'

/**
 * How a connection is treated while its platform has trouble: one message at a time, less and less often, until one
 * goes through. Pure.
 */
export type Ease = { failures: number; until: number }

export const calm: Ease = { failures: 0, until: 0 }

const atOnce = 8
const bulkAtOnce = 4
const longestMs = minute

/** `wait` is what the platform asked for, in milliseconds. */
export function eased(ease: Ease, wait: number, now: number): Ease {
  const failures = ease.failures + 1
  const own = second * 2 ** Math.min(failures - 1, 10)
  return { failures, until: now + Math.min(Math.max(wait, own), longestMs) }
}

/** How many of this lane may be under way at the same time. */
export function places(ease: Ease, lane: 'reply' | 'bulk', now: number): number {
  if (ease.until > now) return 0
  if (ease.failures > 0) return 1
  return lane === 'bulk' ? bulkAtOnce : atOnce
}
