/**
 * How fast a connection may send. Tokens come back at nine tenths of the allowed rate and at most a tenth of a second's
 * worth is saved up: together, no second ever has more than `perSecond`. Pure.
 */
export type Bucket = { tokens: number; at: number }

const capacityOf = (perSecond: number) => Math.max(1, perSecond / 10)
const filling = 0.9

/** A new one is not full: a process that starts again and again does not send faster. */
export const newBucket = (now: number): Bucket => ({ tokens: 1, at: now })

export function refilled({ tokens, at }: Bucket, perSecond: number, now: number): Bucket {
  const passed = Math.max(0, now - at)
  return { tokens: Math.min(capacityOf(perSecond), tokens + (passed * perSecond * filling) / 1000), at: now }
}

/** How many may go now: bulk leaves one for a reply that comes this moment, where more than one can be saved up. */
export function allowed({ tokens }: Bucket, perSecond: number, lane: 'reply' | 'bulk'): number {
  const left = lane === 'bulk' && capacityOf(perSecond) >= 2 ? 1 : 0
  return Math.max(0, Math.floor(tokens + 1e-9) - left)
}

/** Milliseconds until the next one may go. */
export function waitFor(bucket: Bucket, perSecond: number, lane: 'reply' | 'bulk'): number {
  if (allowed(bucket, perSecond, lane) > 0) return 0
  const needed = lane === 'bulk' && capacityOf(perSecond) >= 2 ? 2 : 1
  return Math.ceil(((needed - bucket.tokens) * 1000) / (perSecond * filling))
}
