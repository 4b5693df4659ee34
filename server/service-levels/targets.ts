import { day, Fault, minute, second } from '#lib'
import { deadlineAt } from './business.ts'
import type { Calendar } from './calendar.ts'
import { type ServiceClass, serviceClasses } from './classes.ts'
import { workingDaysAfter } from './working-days.ts'

/** The first answer of a person, the next one to every later turn, and that it is settled. */
export type Aim = 'first' | 'next' | 'resolution'

export const aims = ['first', 'next', 'resolution'] as const

/** Whether the customer is there and waits (`live`), or comes back to what was answered. */
export type Pace = 'live' | 'later'

/** On the wall clock or while the calendar is open, in milliseconds; or to the end of a working day. */
export type Span =
  | { readonly clock: 'wall' | 'business'; readonly ms: number }
  | { readonly clock: 'days'; readonly days: number }

/** Within what something is to be done. The one of a profile stands over the one of all, and has a reason. */
export type Target = {
  readonly aim: Aim
  readonly class: ServiceClass
  /** null: however the customer writes. */
  readonly pace: Pace | null
  readonly profileId: string | null
  readonly within: Span
  /** Why this profile is not served as all others are; of all, null. */
  readonly why: string | null
}

const business = (ms: number): Span => ({ clock: 'business', ms })

/**
 * 30 minutes to the first and to every next answer, 20 seconds where the customer waits, a day of business hours until it
 * is settled: the same for every channel.
 */
export const defaultTargets: readonly Target[] = serviceClasses.flatMap(each => {
  const all = { class: each, profileId: null, why: null }
  return [
    ...(['first', 'next'] as const).flatMap((aim): Target[] => [
      { ...all, aim, pace: 'later', within: business(30 * minute) },
      { ...all, aim, pace: 'live', within: business(20 * second) },
    ]),
    { ...all, aim: 'resolution', pace: null, within: business(day) },
  ]
})

/** What something is, as far as its targets ask. */
export type Matter = { aim: Aim; class: ServiceClass; pace: Pace; profileId: string }

/** The target that holds: the profile's own before the one of all, and of those the one that names how the customer writes. */
export function targetFor(targets: readonly Target[], matter: Matter): Target | undefined {
  const rank = (target: Target) => (target.profileId === null ? 0 : 2) + (target.pace === null ? 0 : 1)
  return targets
    .filter(
      target =>
        target.aim === matter.aim &&
        target.class === matter.class &&
        (target.pace === null || target.pace === matter.pace) &&
        (target.profileId === null || target.profileId === matter.profileId),
    )
    .toSorted((one, other) => rank(other) - rank(one))[0]
}

/** By when, begun at a moment; undefined when the calendar never opens long enough: then there is no deadline. */
export function dueAt(calendar: Calendar, within: Span, from: number): number | undefined {
  if (within.clock === 'wall') return from + within.ms
  if (within.clock === 'days') return workingDaysAfter(calendar, from, within.days)
  return deadlineAt(calendar, from, within.ms)
}

const most = 500
const longestMs = 366 * day
const longestWhy = 500

/**
 * The same targets, when they are sound: for every class, aim and pace one of all, and each that one profile has for itself
 * with its reason.
 * @throws Fault `target.missing`, `target.twice`, `target.span`, `target.unjustified`, `target.too-many` (422)
 */
export function checkTargets(targets: readonly Target[]): Target[] {
  if (targets.length > most) throw new Fault('target.too-many', 422, { max: most })
  const seen = new Set<string>()
  for (const target of targets) {
    const values = { aim: target.aim, class: target.class }
    const key = [target.aim, target.class, target.pace, target.profileId].join(' ')
    if (seen.has(key)) throw new Fault('target.twice', 422, values)
    seen.add(key)
    if (!isSpan(target.within)) throw new Fault('target.span', 422, values)
    const why = target.why?.trim() ?? ''
    if (target.profileId !== null && (why === '' || why.length > longestWhy))
      throw new Fault('target.unjustified', 422, { ...values, max: longestWhy })
  }
  for (const matter of everyMatter)
    if (!targetFor(targets, matter)) throw new Fault('target.missing', 422, { aim: matter.aim, class: matter.class })
  return targets.map(target => ({ ...target, why: target.profileId === null ? null : target.why!.trim() }))
}

const everyMatter: readonly Matter[] = serviceClasses.flatMap(each =>
  aims.flatMap(aim => (['live', 'later'] as const).map(pace => ({ aim, class: each, pace, profileId: '' }))),
)

const isSpan = (within: Span): boolean =>
  within.clock === 'days'
    ? Number.isInteger(within.days) && within.days >= 1 && within.days <= 365
    : Number.isInteger(within.ms) && within.ms >= second && within.ms <= longestMs

/** From which share of its time on somebody is warned; between a tenth and 95 %. */
export const defaultWarnAt = 0.75

/** When to warn of a deadline: that share of the way from its beginning. Not before what is left is worth a warning. */
export const warnedAt = (calendar: Calendar, within: Span, from: number, share = defaultWarnAt): number | undefined => {
  if (within.clock !== 'days') return dueAt(calendar, { ...within, ms: Math.round(within.ms * share) }, from)
  const due = dueAt(calendar, within, from)
  return due === undefined ? undefined : from + Math.round((due - from) * share)
}
