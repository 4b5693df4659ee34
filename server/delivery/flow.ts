import type { Clock } from '#lib'
import type { HealthNotes } from '#profiles'
import type { Taken } from './attempt.ts'
import { calm, type Ease, eased, places } from './ease.ts'
import { allowed, type Bucket, newBucket, refilled, waitFor } from './pace.ts'
import type { Lane } from './tables.ts'

/** What this process knows of a connection's pace and health; all of it may be forgotten at any time. */
export type Flow = { bucket: Bucket; ease: Ease; underWay: Map<string, Lane>; isFailing: boolean | undefined }

export const newFlow = (steadyNow: number): Flow => ({
  bucket: newBucket(steadyNow),
  ease: calm,
  underWay: new Map(),
  isFailing: undefined,
})

/** How many of the lane may go now, or else how long until one may: `undefined` when that is not a matter of time. */
export function roomIn(flow: Flow, lane: Lane, perSecond: number, now: number): { count: number; wait?: number } {
  flow.bucket = refilled(flow.bucket, perSecond, now)
  const taken = [...flow.underWay.values()].filter(each => lane === 'reply' || each === lane).length
  const free = places(flow.ease, lane, now) - taken
  if (free <= 0) return flow.ease.until > now ? { count: 0, wait: flow.ease.until - now } : { count: 0 }
  const count = Math.min(free, allowed(flow.bucket, perSecond, lane))
  return count > 0 ? { count } : { count, wait: waitFor(flow.bucket, perSecond, lane) }
}

export function begin(flow: Flow, messageId: string, lane: Lane): void {
  flow.bucket = { ...flow.bucket, tokens: flow.bucket.tokens - 1 }
  flow.underWay.set(messageId, lane)
}

type Means = { health: HealthNotes; now: Clock; steady: Clock }

/** How the platform took a message, for what goes next and for the health that people see. */
export function note(flow: Flow, taken: Taken, { health, now, steady }: Means): void {
  const { connected } = taken
  if (taken.kind === 'trouble') {
    flow.ease = eased(flow.ease, taken.wait, steady())
    if (taken.code === 'throttled') return
    flow.isFailing = true
    return health.failing(connected, now(), taken.code)
  }
  flow.ease = calm
  if (taken.kind === 'refused') return
  health.sent(connected, now())
  if (flow.isFailing !== false) health.recovered(connected)
  flow.isFailing = false
}
