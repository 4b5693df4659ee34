import type { AimWord, ClassWord, TargetCard, WithinCard } from '#protocol'

export const classes: readonly ClassWord[] = ['safety', 'complaint', 'query', 'courtesy']

/** What is aimed at, in the order in which it happens; nobody is there and waits until something is settled. */
export const cells: readonly { aim: AimWord; pace: 'live' | 'later' | null }[] = [
  { aim: 'first', pace: 'later' },
  { aim: 'next', pace: 'later' },
  { aim: 'first', pace: 'live' },
  { aim: 'next', pace: 'live' },
  { aim: 'resolution', pace: null },
]
export type Cell = (typeof cells)[number]

export const units = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const
export type Unit = keyof typeof units | 'working-days'

/** A time as it is written: how many of what, and by which clock. */
export type Written = { amount: string; unit: Unit; clock: 'wall' | 'business' }

export function writtenWithin(within: WithinCard): Written {
  if (within.clock === 'days') return { amount: String(within.days), unit: 'working-days', clock: 'business' }
  const { ms, clock } = within
  // A day of opening hours is none of the calendar: it is told in hours.
  const fitting = clock === 'wall' ? (['days', 'hours', 'minutes'] as const) : (['hours', 'minutes'] as const)
  const unit = fitting.find(each => ms % units[each] === 0) ?? 'seconds'
  return { amount: String(ms / units[unit]), unit, clock }
}

/** Undefined where it is no whole number above nothing. */
export function readWithin({ amount, unit, clock }: Written): WithinCard | undefined {
  const count = /^\d{1,7}$/.test(amount.trim()) ? Number(amount) : 0
  if (count === 0) return undefined
  return unit === 'working-days' ? { clock: 'days', days: count } : { clock, ms: count * units[unit] }
}

/** The target of all that holds for a cell: the one that names how the customer writes before the one that does not. */
export const targetIn = (targets: readonly TargetCard[], of: ClassWord, { aim, pace }: Cell): TargetCard | undefined =>
  targets
    .filter(each => each.aim === aim && each.class === of && each.profileId === null)
    .filter(each => each.pace === null || each.pace === pace)
    .toSorted((one, other) => Number(one.pace === null) - Number(other.pace === null))[0]

const isSame = (one: TargetCard, other: TargetCard): boolean =>
  one.aim === other.aim && one.class === other.class && one.pace === other.pace && one.profileId === other.profileId

/** The targets with one in the place of the one that is the same but for its time; or as another one. */
export const withTarget = (targets: readonly TargetCard[], target: TargetCard, before?: TargetCard): TargetCard[] => {
  const others = targets.filter(each => !isSame(each, target) && !(before && isSame(each, before)))
  return [...others, target]
}

export const withoutTarget = (targets: readonly TargetCard[], target: TargetCard): TargetCard[] =>
  targets.filter(each => !isSame(each, target))
