import { isCalledAlike } from './nicknames.ts'
import type { PersonName } from './person-name.ts'

/**
 * How two names stand to each other. `same`: all words of the shorter one, two at least; `part`: one word, with nothing against it;
 * `kin`: a surname is shared and the given name is not; `unlike`: nothing is; `unknown`: one of them tells nothing.
 */
export type Likeness = { kind: 'same' | 'part' | 'kin' | 'unlike' | 'unknown'; words: number; isSlip: boolean }

const unknown: Likeness = { kind: 'unknown', words: 0, isSlip: false }

/** Pure. */
export function compareNames(one: PersonName, other: PersonName): Likeness {
  if (!one.isTelling || !other.isTelling) return unknown
  const [few, many] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  const { matched, words, slips } = bestMatch(few, many)
  const isSlip = slips > 0
  const isWhole = matched === few.length
  if (isWhole && few.length > 1) return { kind: 'same', words: Math.max(words, 1), isSlip }
  if (isWhole) return words === 0 ? unknown : { kind: 'part', words, isSlip }
  const isGivenShared = fitOf(one.words[0]!, other.words[0]!) > INITIAL
  if (words === 0 || isGivenShared || few.length === 1) return { kind: 'unlike', words, isSlip }
  return { kind: 'kin', words, isSlip }
}

/**
 * What a pair of words is worth. The sum over a match holds three counts that never run into each other, as a name has at most six
 * words: hundreds are pairs, tens are words that are more than an initial, and each slip takes one away.
 */
const [WORD, SLIP, INITIAL] = [110, 109, 100]

/** The pairs that are worth most, each word in one at most: no order of the words, nor of the names, changes what is found. */
function bestMatch(few: readonly string[], many: readonly string[]): { matched: number; words: number; slips: number } {
  // The words of `many` that are taken, as bits, to the most that they can be worth.
  let reached = new Map([[0, 0]])
  for (const word of few) {
    const next = new Map(reached)
    for (const [at, other] of many.entries()) {
      const fit = fitOf(word, other)
      if (fit === 0) continue
      for (const [taken, worth] of reached) {
        const both = taken | (1 << at)
        if (both !== taken) next.set(both, Math.max(next.get(both) ?? 0, worth + fit))
      }
    }
    reached = next
  }
  const most = Math.max(...reached.values())
  const matched = Math.floor(most / INITIAL)
  const rest = most - matched * INITIAL
  const words = Math.ceil(rest / 10)
  return { matched, words, slips: words * 10 - rest }
}

function fitOf(one: string, other: string): number {
  if (isInitial(one) || isInitial(other)) return one[0] === other[0] ? INITIAL : 0
  if (one === other || isCalledAlike(one, other)) return WORD
  return isOneSlip(one, other) ? SLIP : 0
}

/** One letter, but for Chinese ones, which are words. */
const isInitial = (word: string): boolean => word.length === 1 && !/\p{Script=Han}/u.test(word)

/** One letter missed, doubled, wrong or changed with its neighbour (optimal string alignment), in words of five letters or more. */
export function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 4 || long.length < 5 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at]
  return short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2))
}
