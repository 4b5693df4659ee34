import { hour } from '#lib'
import { type Level, levels, type Measure, spanMs } from './measure.ts'

/** What is remembered of a topic between two looks. */
export type Watch = {
  /** Null: nothing is going on. It never falls until it has ended. */
  level: Level | null
  /** When it was raised. */
  since: number
  /** What slowly gathers, hour by hour, and up to which hour. */
  gathered: number
  gatheredUntil: number
  /** Looks of the last hour that were alerting. */
  alertingAt: readonly number[]
  /** The last look that was no calm one. */
  hotAt: number
}

export type Decision = { kind: 'raised' | 'risen' | 'ended'; level: Level; from: Level | null }

const tooMuch = 5
const mostAnHour = 4
const calmZ = 2
const calmMs = 3 * hour
/** More is not gathered than calm hours can take away before it ends. */
const mostGathered = tooMuch + calmMs / hour

export const fresh = (now: number): Watch => ({
  ...{ level: null, since: now, gathered: 0, gatheredUntil: startOfHour(now), alertingAt: [], hotAt: 0 },
})

export const startOfHour = (at: number): number => Math.floor(at / hour) * hour

/** `hours`: how far above usual each full hour since the last look was, the earliest first. */
export type Seen = { at: number; measure: Measure; hours: readonly number[] }

/** One look at a topic: what it leads to, and what is remembered of it. Pure. */
export function watchStep(watch: Watch, { at, measure, hours }: Seen): { watch: Watch; decision: Decision | null } {
  const gathered = hours.reduce(
    (sum, z) => Math.min(mostGathered, Math.max(0, sum + Math.min(z, mostAnHour) - 1)),
    watch.gathered,
  )
  const isGathering = gathered > tooMuch
  const wasAlerting = watch.alertingAt.includes(at - spanMs)
  const level = higher(watch.level, levelOf(measure, { wasAlerting, isGathering }))
  const isHot = measure.z >= calmZ || (level === 'watch' && isGathering)
  const next: Watch = {
    level,
    since: watch.level === null ? at : watch.since,
    gathered,
    gatheredUntil: startOfHour(at),
    alertingAt: [...watch.alertingAt.filter(each => each > at - spanMs), ...(measure.isAlert ? [at] : [])],
    hotAt: isHot ? at : watch.hotAt,
  }
  if (level === null) return { watch: next, decision: null }
  if (at - next.hotAt >= calmMs) return { watch: fresh(at), decision: { kind: 'ended', level, from: watch.level } }
  if (level === watch.level) return { watch: next, decision: null }
  return { watch: next, decision: { kind: watch.level === null ? 'raised' : 'risen', level, from: watch.level } }
}

type Around = { wasAlerting: boolean; isGathering: boolean }

function levelOf(
  { isExtreme, isGrave, isAlert, isWatch }: Measure,
  { wasAlerting, isGathering }: Around,
): Level | null {
  if (isExtreme || (isGrave && wasAlerting)) return 'crisis'
  if (isAlert) return 'alert'
  return isWatch || isGathering ? 'watch' : null
}

const rank = (level: Level | null): number => (level === null ? -1 : levels.indexOf(level))

const higher = (one: Level | null, other: Level | null): Level | null => (rank(one) >= rank(other) ? one : other)
