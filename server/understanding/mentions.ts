import { fold, spanOf } from '#personal'
import {
  type Catalogue,
  type Ending,
  longWord,
  type Named,
  type Step,
  type Token,
  tokensIn,
  withoutOne,
} from './catalogue.ts'

/**
 * From `from` to before `to`, in UTF-16 units of the text; several where the brand calls several things so. `isExact`: without
 * a slip, but for capitals and accents.
 */
export type Mention = { named: readonly Named[]; from: number; to: number; isExact: boolean }

const longestWord = 40

/**
 * Which of the brand's own products and places a text names: whole words, accents and capitals forgiven, and one letter in
 * long names. The longest name is meant. Pure, and linear in the text's length.
 */
export function mentionsOf(text: string, catalogue: Catalogue): Mention[] {
  if (catalogue.first.next.size === 0) return []
  const folded = fold(text)
  const tokens = tokensIn(folded.low)
  const found: Mention[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.isGlued) continue
    const match = bestFrom({ plain: folded.plain, low: folded.low, tokens, catalogue, start: at })
    if (!match) continue
    const span = spanOf(folded, tokens[at]!.from, tokens[match.last]!.to)
    found.push({ named: match.ending.named, ...span, isExact: !match.hasSlip })
    at = match.last
  }
  return found
}

type Look = { plain: string; low: string; tokens: readonly Token[]; catalogue: Catalogue; start: number }
type Match = { ending: Ending; last: number; hasSlip: boolean }

/** The longest name that begins here; of two as long, the one without a slip. */
function bestFrom(look: Look): Match | undefined {
  let best: Match | undefined
  const walk = (step: Step, at: number, hasSlip: boolean): void => {
    for (const ending of endingsAt(look, step, at - 1, hasSlip))
      if (!best || at - 1 > best.last || (at - 1 === best.last && best.hasSlip && !hasSlip))
        best = { ending, last: at - 1, hasSlip }
    if (at > look.start && !isJoined(look, at)) return
    for (const { word, length, isSlip } of readingsOf(look, at))
      if (!(isSlip && hasSlip)) {
        const next = step.next.get(word)
        if (next) walk(next, at + length, hasSlip || isSlip)
      }
  }
  walk(look.catalogue.first, look.start, false)
  return best
}

function endingsAt({ tokens, plain, start }: Look, { endings }: Step, last: number, hasSlip: boolean): Ending[] {
  if (last < start || tokens[last + 1]?.isGlued) return []
  const said = plain.slice(tokens[start]!.from, tokens[last]!.to)
  return endings.filter(({ isLong, written }) => (!hasSlip || isLong) && (written === undefined || written === said))
}

/** Within a name there may be a blank, a dash, a dot; no end of a sentence or line. */
const isJoined = ({ tokens, low }: Look, at: number): boolean =>
  at < tokens.length &&
  /^(?:[ ]{0,2}|[ ]?[-/_+.,][ ]?)$/.test(low.slice(tokens[at - 1]!.to, tokens[at]!.from)) &&
  !/[.,] /.test(low.slice(tokens[at - 1]!.to, tokens[at]!.from))

type Reading = { word: string; length: number; isSlip: boolean }

/** The word that stands there, the same in one with the next, and the words that it may be with a letter wrong. */
function readingsOf(look: Look, at: number): Reading[] {
  const { tokens, catalogue } = look
  const token = tokens[at]
  if (!token || token.text.length > longestWord) return []
  const next = tokens[at + 1]
  const own: Reading[] = [{ word: token.text, length: 1, isSlip: false }]
  if (next && next.text.length <= longestWord && isJoined(look, at + 1))
    own.push({ word: token.text + next.text, length: 2, isSlip: false })
  if (token.text.length < longWord - 1) return own
  const maybe = new Set([token.text, ...withoutOne(token.text)].flatMap(form => catalogue.near.get(form) ?? []))
  for (const word of maybe)
    if (word !== token.text && isOneAway(word, token.text)) own.push({ word, length: 1, isSlip: true })
  return own
}

/** One letter is wrong, missing, too many, or changes places with its neighbour. */
function isOneAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let begin = 0
  while (begin < one.length && one[begin] === other[begin]) begin++
  let end = 0
  while (end < Math.min(one.length, other.length) - begin && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
