import type { LinkReason } from '#protocol'
import { compareNames, type Likeness } from './compare-names.ts'
import type { PersonName } from './person-name.ts'
import type { Trace, TraceKind, TraceSource } from './traces.ts'

/** A customer as they are compared: all that their accounts are called, and all that these can be known by. */
export type Party = { names: readonly PersonName[]; traces: readonly Trace[] }

export type Likely = { probability: number; reasons: LinkReason[] }

/** How many customers have a trace, and how many people they are by their names: one may write from four places. */
export type Crowd = { holders: number; people: number }
export type CrowdOf = (kind: TraceKind, key: string) => Crowd
/** From so many on a trace tells nothing any more. */
export const many = 40

/** A family has one telephone and not one name: who is called alike in it is one. */
const EXPLAINED: Partial<Record<Likeness['kind'], number>> = { same: 0.3, part: 0.6 }

/** How many people these are at least, each being all that a customer is called. */
export function peopleAmong(all: readonly (readonly PersonName[])[]): number {
  const people: (readonly PersonName[])[] = []
  for (const names of all) {
    if (!names.some(({ isTelling }) => isTelling)) continue
    if (people.every(each => isAgainst(bestLikeness(each, names)))) people.push(names)
  }
  return people.length
}

const isAgainst = ({ kind }: Likeness): boolean => kind === 'kin' || kind === 'unlike'

/**
 * How likely two customers are one person, by what they share and what speaks against it: the logarithms of odds add up
 * (Fellegi and Sunter 1969). What many share weighs less, names against it weigh more than a number shared in a family. Pure.
 */
export function weigh(one: Party, other: Party, crowdOf: CrowdOf): Likely {
  const name = bestLikeness(one.names, other.names)
  const shared = sharedBy(one, other)
  const explained = EXPLAINED[name.kind] ?? 1
  const hard = shared
    .filter(({ kind, isLike }) => kind !== 'name' && !isLike)
    .map(each => ({ ...each, ...crowdOf(each.kind, each.key) }))
    .map(each => ({ ...each, weight: weightOf(each, explained) }))
    .filter(({ weight }) => weight > 0)
  const rarest = Math.min(
    ...shared.filter(({ kind }) => kind === 'name').map(({ key }) => crowdOf('name', key).holders),
    many,
  )
  const likes = shared.filter(({ isLike }) => isLike).map(each => ({ ...each, ...crowdOf('handle', each.key) }))
  const like = Math.max(0, ...likes.map(each => likeWeight(each, name)))
  const odds =
    PRIOR +
    sumOf(hard.map(({ weight }) => weight)) +
    nameWeight(name, rarest) +
    like -
    conflict(one, other) -
    disguise(one, other)
  const best = likes.toSorted((a, b) => likeWeight(b, name) - likeWeight(a, name))[0]
  const reasons: LinkReason[] = hard
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ kind, key, holders: count }) => ({ kind, value: key, holders: count }))
  if (best && like > 0) reasons.push({ kind: 'handle', value: best.key, holders: best.holders })
  if (name.kind === 'same') reasons.push({ kind: 'name', value: '', holders: rarest })
  if (name.kind === 'part') reasons.push({ kind: 'part-of-name', value: '', holders: rarest })
  return { probability: 1 / (1 + Math.exp(-odds)), reasons }
}

const PRIOR = -1

type Shared = {
  kind: TraceKind
  key: string
  sources: readonly [TraceSource, TraceSource]
  isLike: boolean
  /** Said with an account that is another number or mailbox itself: that of the house, or of somebody else. */
  isBeside: boolean
}

function sharedBy(one: Party, other: Party): Shared[] {
  const theirs = new Map(other.traces.map(trace => [`${trace.kind} ${trace.key}`, trace]))
  return one.traces.flatMap(({ kind, key, source }) => {
    const met = theirs.get(`${kind} ${key}`)
    if (!met) return []
    const isLike = kind === 'handle' && (source === 'like' || met.source === 'like')
    const isBeside =
      (source === 'said' && hasAnother(one, kind, key)) || (met.source === 'said' && hasAnother(other, kind, key))
    return [{ kind, key, sources: [source, met.source] as const, isLike, isBeside }]
  })
}

const hasAnother = ({ traces }: Party, kind: TraceKind, key: string): boolean =>
  traces.some(trace => trace.kind === kind && trace.source === 'is' && trace.key !== key)

/** The natural logarithm of how much likelier one person shares it with herself than two with each other. */
const WEIGHTS: Record<Exclude<TraceKind, 'name'>, number> = { phone: 4, email: 4.3, order: 3.3, handle: 1.3 }
const BOTH_SAID = 0.8
const BESIDE = 1.6
const A_STRANGER_MORE = 1.6

function weightOf({ kind, key, sources, isBeside, people }: Shared & Crowd, explained: number): number {
  if (kind === 'name') return 0
  const bothSaid = kind !== 'order' && sources.every(source => source === 'said') ? BOTH_SAID : 0
  const isShort = kind === 'handle' && key.length < 7 ? 1 : 0
  const beside = isBeside && kind !== 'handle' ? BESIDE : 0
  return WEIGHTS[kind] - bothSaid - beside - isShort - A_STRANGER_MORE * explained * Math.log2(Math.max(1, people))
}

/** A handle made of a name: the same as the name, where the name itself is not there to be compared. */
function likeWeight({ key, sources, holders }: Shared & Crowd, { kind }: Likeness): number {
  // Two who put other figures behind the same letters are two.
  if (kind === 'same' || sources.every(source => source === 'like')) return 0
  return Math.max(0, (key.length >= 9 ? 2.2 : 1.2) - A_STRANGER_MORE * Math.log2(Math.max(1, holders - 1)))
}

function nameWeight({ kind, words, isSlip }: Likeness, holders: number): number {
  if (kind === 'same') {
    const rarity = (words > 2 ? 3 : 2.4) - 0.9 * Math.log2(Math.max(1, holders - 1))
    return Math.max(words > 1 ? 1.2 : 0.8, rarity) - (isSlip ? 0.4 : 0)
  }
  return AGAINST[kind]
}
const AGAINST: Record<Exclude<Likeness['kind'], 'same'>, number> = { part: 1, unknown: 0, kin: -5, unlike: -4.5 }

/** Both have a telephone, or a mailbox, and not the same one: people have one, mostly. */
const CONFLICTS = { phone: 1.2, email: 0.6 } as const

const conflict = (one: Party, other: Party): number =>
  sumOf((['phone', 'email'] as const).map(kind => (isInConflict(one, other, kind) ? CONFLICTS[kind] : 0)))

function isInConflict(one: Party, other: Party, kind: TraceKind): boolean {
  const keysOf = ({ traces }: Party) => new Set(traces.filter(trace => trace.kind === kind).map(({ key }) => key))
  const [ones, others] = [keysOf(one), keysOf(other)]
  return ones.size > 0 && others.size > 0 && ones.isDisjointFrom(others)
}

const DISGUISED = 5
const disguise = (one: Party, other: Party): number =>
  [...one.names, ...other.names].some(name => name.isDisguised) ? DISGUISED : 0

const order: Likeness['kind'][] = ['same', 'part', 'unknown', 'kin', 'unlike']

/** Somebody may be called otherwise on one of their accounts: the best of all counts. */
function bestLikeness(ones: readonly PersonName[], others: readonly PersonName[]): Likeness {
  const all = ones.flatMap(one => others.map(other => compareNames(one, other)))
  const telling = all.filter(({ kind }) => kind !== 'unknown')
  return (
    telling.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.words - a.words)[0] ?? {
      ...{ kind: 'unknown', words: 0, isSlip: false },
    }
  )
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)
