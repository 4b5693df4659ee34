import { hour, minute } from '#lib'
import type { ProviderOutcome } from '#protocol'

/** `failures`: in a row. `openings`: how often in a row it had to rest. `restsUntil`: epoch ms, or null. */
export type Health = { failures: number; openings: number; restsUntil: number | null }

export const inHealth: Health = { failures: 0, openings: 0, restsUntil: null }

const mostFailures = 3
const firstRestMs = minute
export const longestRestMs = hour

/** The provider itself is not to blame for these. */
const isBlameless = (outcome: ProviderOutcome): boolean => outcome === 'asked'

/**
 * How a provider stands after a call: three failures in a row let it rest, twice as long each time, an hour at most; a key that is
 * refused, at once and for the hour; too many calls, as long as it says. One good answer forgets all. Pure.
 * `retryAfterMs`: what the provider asks for.
 */
export function after(health: Health, outcome: ProviderOutcome, now: number, retryAfterMs?: number): Health {
  if (isBlameless(outcome)) return health
  if (outcome === 'read') return inHealth
  const failures = health.failures + 1
  if (outcome === 'refused') return rest(health, failures, now + longestRestMs)
  if (outcome === 'busy') return rest(health, failures, now + Math.min(longestRestMs, retryAfterMs ?? restOf(health)))
  return failures < mostFailures ? { ...health, failures } : rest(health, failures, now + restOf(health))
}

const restOf = ({ openings }: Health): number => Math.min(longestRestMs, firstRestMs * 2 ** Math.min(openings, 10))

/** Calls that went out together fail together: that is one rest. */
function rest({ openings, restsUntil }: Health, failures: number, until: number): Health {
  return { failures, openings: openings + 1, restsUntil: Math.max(until, restsUntil ?? 0) }
}
