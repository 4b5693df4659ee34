import { emotionsRead } from '#protocol'
import { entryAt, type Entry, type Lexicon, lookedUpIn } from './lexicon.ts'

/** What a text's words and its way of writing say of its feeling, in this order. */
export const signNames = [
  ...['good', 'bad', 'best', 'worst', 'balance', 'first', 'last', 'after contrast', 'turned', 'both'],
  ...['good picture', 'bad picture'],
  ...emotionsRead.slice(1),
  ...['insults', 'oaths', 'boosters', 'exclamations', 'questions', 'dots', 'capitals', 'drawn out', 'length', 'short'],
] as const
type Sign = (typeof signNames)[number]
const placeOf = new Map<Sign, number>(signNames.map((name, at) => [name, at]))

/** How far a negator, a booster or a damper reaches: so many words ahead. */
const REACH = 3
const BOOSTED = 1.4
const DAMPED = 0.6
/** "Not good" is bad, but less so than "bad"; "not bad" is hardly good. */
const GOOD_TURNED = -0.7
const BAD_TURNED = -0.35

type Felt = { entry: Entry; valence: number; isPicture: boolean; isTurned: boolean; at: number }

/** Numbers of about one. `low` is `text` made bare and plain. */
export function signsOf(text: string, low: string, lexicon: Lexicon): Float32Array {
  const words = lookedUpIn(low)
  const { felt, boosters, contrastAt } = feltIn(words, lexicon)
  const signs = new Float32Array(signNames.length)
  const set = (name: Sign, value: number) => (signs[placeOf.get(name)!] = value)
  setFeelings(set, felt)
  setBalance(set, felt, contrastAt)
  set('boosters', Math.log1p(boosters))
  setManner(set, text, words)
  return signs
}

type Set = (name: Sign, value: number) => void

function feltIn(words: readonly string[], lexicon: Lexicon) {
  const felt: Felt[] = []
  let [turnedUntil, boostedUntil, dampedUntil, boosters, contrastAt] = [-1, -1, -1, 0, -1]
  for (let at = 0; at < words.length; at++) {
    const found = entryAt(lexicon, words, at)
    if (/^[!?.]/.test(words[at]!)) turnedUntil = boostedUntil = dampedUntil = -1
    if (found === undefined) continue
    const { entry, length } = found
    const end = at + length - 1
    if (entry.role === 'negator') turnedUntil = end + REACH
    else if (entry.role === 'booster') [boostedUntil, boosters] = [end + REACH, boosters + 1]
    else if (entry.role === 'damper') dampedUntil = end + REACH
    else if (entry.role === 'contrast') [contrastAt, turnedUntil] = [at, -1]
    else {
      const isTurned = at <= turnedUntil
      const strength = (at <= boostedUntil ? BOOSTED : 1) * (at <= dampedUntil ? DAMPED : 1)
      const turn = isTurned ? (entry.valence > 0 ? GOOD_TURNED : BAD_TURNED) : 1
      const isPicture = !/[\p{L}\p{N}]/u.test(words[at]!)
      felt.push({ entry, valence: entry.valence * strength * turn, isPicture, isTurned, at })
    }
    at = end
  }
  return { felt, boosters, contrastAt }
}

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)
const above = (all: readonly Felt[]) => sum(all.map(({ valence }) => Math.max(0, valence)))
const below = (all: readonly Felt[]) => sum(all.map(({ valence }) => Math.max(0, -valence)))

function setFeelings(set: Set, felt: readonly Felt[]): void {
  const pictures = felt.filter(({ isPicture }) => isPicture)
  set('good picture', Math.log1p(above(pictures)))
  set('bad picture', Math.log1p(below(pictures)))
  for (const emotion of emotionsRead.slice(1)) {
    const told = felt.filter(each => each.entry.emotion === emotion && !each.isTurned)
    set(emotion as Sign, Math.log1p(sum(told.map(({ valence }) => Math.abs(valence)))))
  }
  const count = (role: Entry['role']) => Math.log1p(felt.filter(({ entry }) => entry.role === role).length)
  set('insults', count('insult'))
  set('oaths', count('oath'))
  set('turned', Math.log1p(felt.filter(({ isTurned }) => isTurned).length))
}

function setBalance(set: Set, felt: readonly Felt[], contrastAt: number): void {
  const [good, bad] = [above(felt), below(felt)]
  const values = felt.map(({ valence }) => valence).filter(value => value !== 0)
  set('good', Math.log1p(good))
  set('bad', Math.log1p(bad))
  set('best', Math.max(0, ...values) / 3)
  set('worst', Math.max(0, ...values.map(value => -value)) / 3)
  set('balance', (good - bad) / (good + bad + 1))
  set('both', Math.min(1, Math.min(good, bad)))
  set('first', (values[0] ?? 0) / 3)
  set('last', (values.at(-1) ?? 0) / 3)
  const after = contrastAt < 0 ? [] : felt.filter(({ at }) => at > contrastAt)
  set('after contrast', (above(after) - below(after)) / (above(after) + below(after) + 1))
}

function setManner(set: Set, text: string, words: readonly string[]): void {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  set('exclamations', Math.log1p(count(/!/g)))
  set('questions', Math.log1p(count(/\?/g)))
  set('dots', Math.log1p(count(/\.{2,}|…/g)))
  set('capitals', letters > 5 && capitals / letters > 0.5 ? 1 : 0)
  set('drawn out', Math.min(1, count(/(\p{L})\1{2,}/giu)))
  set('length', Math.log1p(words.length) / 4)
  set('short', words.length < 5 ? 1 : 0)
}
