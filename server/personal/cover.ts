import { fold, spanOf } from './fold.ts'
import { cardsIn, ibansIn } from './payments.ts'
import { withoutPages } from './personal.ts'
import { freePlaces, type Place } from './places.ts'

/** What nobody needs to read in order to answer: with it, somebody could pay. */
export type CoverKind = 'card' | 'security-code' | 'iban'

/** From `from` to before `to`, in UTF-16 units of the text. */
export type CoverSpan = { kind: CoverKind; from: number; to: number }

const codeWords =
  'cvv2?|cvc2?|cv2|csc|cid|codigo (?:de )?seguridad|cod\\.? (?:de )?seg(?:uridad)?|security code|code de securite|cryptogramme(?: visuel)?|codigo de seguranca'
const called = (words: string) =>
  new RegExp(
    `(?<![a-z\\d])(?:${words})(?:[\\s:.,#=()-]|(?<![a-z])(?:es|is|est|e|de|el|la)(?![a-z])){0,8}(?<code>\\d{3,4})(?![\\d\\w@])`,
    'dg',
  )
/** Words that name nothing else, and those that do so beside a card alone. */
const codesAnywhere = called('cvv2?|cvc2?|cv2|csc')
const codesBesideCards = called(codeWords)
/** "12/27 123", right behind the card. */
const codeBehind =
  /^[\s,;:|-]{1,4}(?:(?:exp|cad|caduca|val|valid|expira)\w{0,8}[\s.:]{0,3})?\d{2} ?[/-] ?\d{2,4}[\s,;:|-]{1,4}(?<code>\d{3,4})(?![\d/])/d

const mayHaveCode = /cv[vc2]|csc/i
const mayHaveAccount = /[a-z]{2}[ .-]?\d[ .-]?\d/i
const oddDigit = /[\p{Nd}--[0-9]]/v

/** So many digits has the shortest card, with at most three other signs between two of them. */
const fewestOfCard = 12
/** So many has an account, with the letters of its bank and two blanks between two of them. */
const fewestOfAccount = 10

/**
 * Whether it is worth looking closer: most texts have nothing like it, and this is asked of each that is shown. Pure,
 * linear, without a copy of the text.
 */
export function mayHavePayments(text: string): boolean {
  let ofCard = 0
  let ofAccount = 0
  let gap = 0
  let isAccount = false
  let isOdd = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      if (++ofCard >= fewestOfCard) return true
      if (++ofAccount >= fewestOfAccount) isAccount = true
      gap = 0
    } else {
      if (code > 0x65f) isOdd = true
      if (++gap > 3) ofCard = 0
      if (gap > 6) ofAccount = 0
    }
  }
  if (isOdd && oddDigit.test(text)) return true
  return (isAccount && mayHaveAccount.test(text)) || mayHaveCode.test(text)
}

/** Cards (ISO/IEC 7812-1), accounts (ISO 13616) and the security codes of cards, in the order of the text. Pure, linear. */
export function coverIn(text: string): CoverSpan[] {
  if (!mayHavePayments(text)) return []
  const folded = fold(text)
  const blank = withoutPages(folded)
  const take = freePlaces(blank.low.length)
  const found: CoverSpan[] = []
  const add = (kind: CoverKind, places: readonly Place[]): void => {
    for (const { from, to } of places) if (take({ from, to })) found.push({ kind, from, to })
  }
  const cards = cardsIn(blank)
  add('iban', ibansIn(blank))
  add('card', cards)
  add('security-code', codesIn(blank.low, found))
  return found.toSorted((a, b) => a.from - b.from).map(one => ({ kind: one.kind, ...spanOf(folded, one.from, one.to) }))
}

function codesIn(low: string, found: readonly CoverSpan[]): Place[] {
  const cards = found.filter(({ kind }) => kind === 'card')
  const places = [...low.matchAll(cards.length > 0 ? codesBesideCards : codesAnywhere)].flatMap(({ indices }) => {
    const place = indices?.groups?.code
    return place ? [{ from: place[0], to: place[1] }] : []
  })
  for (const { to } of cards) {
    const place = codeBehind.exec(low.slice(to, to + 60))?.indices?.groups?.code
    if (place) places.push({ from: to + place[0], to: to + place[1] })
  }
  return places
}

/** What stands in its place: of a card its last four digits, of an account its country and its last four signs. */
function instead(kind: CoverKind, said: string): string {
  if (kind === 'security-code') return '•••'
  const bare = [...fold(said).plain.replaceAll(/[^a-z\d]+/gi, '')].join('').toUpperCase()
  return kind === 'card' ? `•••• ${bare.slice(-4)}` : `${bare.slice(0, 2)}•• •••• ${bare.slice(-4)}`
}

/** A text as colleagues see it: `4242 4242 4242 4242` as `•••• 4242`. Covering twice changes nothing. Pure, linear. */
export function covered(text: string): string {
  const pieces: string[] = []
  let end = 0
  for (const { kind, from, to } of coverIn(text)) {
    pieces.push(text.slice(end, from), instead(kind, text.slice(from, to)))
    end = to
  }
  return end === 0 ? text : pieces.join('') + text.slice(end)
}

/**
 * What somebody wrote upon seeing it covered, as it is meant: where a cover of `before` was left standing, what it covered
 * stands again. `uncoveredBy(covered(before), before)` is `before`. Pure, linear.
 */
export function uncoveredBy(written: string, before: string): string {
  let at = 0
  const pieces: string[] = []
  for (const { kind, from, to } of coverIn(before)) {
    const said = before.slice(from, to)
    const cover = instead(kind, said)
    const place = written.indexOf(cover, at)
    if (place < 0) continue
    pieces.push(written.slice(at, place), said)
    at = place + cover.length
  }
  return at === 0 ? written : pieces.join('') + written.slice(at)
}

const cutNumber = /(?:[a-z]{2}\d{2}[ \w.-]{4,40}|\d(?:[ .-]?\d){7,})…$/i

/** The same of a line that was cut before it was covered: what may be the beginning of a number proves nothing any more. */
export function coveredLine(line: string): string {
  const text = covered(line)
  return text.endsWith('…') ? text.replace(cutNumber, '••••…') : text
}
