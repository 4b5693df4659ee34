import { ibanLengthOf, isCard, isIban } from './check-digits.ts'
import type { Folded } from './fold.ts'
import { type Place, placeOf } from './places.ts'
import { isCalledCard, isCalledId, isReference } from './surroundings.ts'

const starts = /(?<![\w@#])[a-z][ .-]?[a-z][ .:-]{0,3}\d[ .-]?\d(?=[ .\-_/]{0,3}[a-z\d])/g
const sign = /[a-z\d]/
const between = /[ .\-_/\n]/

/** Account numbers by ISO 13616, however they are parted. Words may stand right behind: it ends where its country says. */
export const ibansIn = ({ low }: Folded): Place[] =>
  [...low.matchAll(starts)].flatMap(({ index }) => ibanFrom(low, index) ?? [])

function ibanFrom(low: string, from: number): Place | undefined {
  let number = ''
  let length = 4
  let parted = 0
  let at = from
  for (; number.length < length; at++) {
    const next = low[at]
    if (next === undefined) return undefined
    if (sign.test(next)) {
      number += next
      parted = 0
      if (number.length === 2) length = ibanLengthOf(number.toUpperCase()) ?? 0
    } else if (!(between.test(next) || (number.length === 2 && next === ':')) || ++parted > 3) return undefined
  }
  return !sign.test(low[at] ?? ' ') && isIban(number.toUpperCase()) ? { from, to: at } : undefined
}

const parting = `(?: ?[\\-/_] ?|\\.| {1,3}|\\n)`
const joint = `${parting}?`
/** Any way, with no digits beside it; or as cards are printed, wherever else digits stand. */
const cards = [
  new RegExp(`(?<![\\w@#+,])(?<!\\d${parting})\\d(?:${joint}\\d){11,18}(?!${joint}\\d)(?![\\w@]|,\\d)`, 'g'),
  /(?<![\w@#+.,])(?<!\d{4}[ .-])\d{4}(?:([ .-])\d{4}\1\d{4}\1\d{1,7}|([ .-])\d{6}\2\d{4,5}|\d{9,15})(?![\w@]|[.,-]\d|[ ]\d{4})/g,
]

/** What stands behind a reference is one, unless it is written as cards are. */
export const cardsIn = ({ low }: Folded): Place[] =>
  cards.flatMap(pattern =>
    [...low.matchAll(pattern)]
      .filter(
        ({ 0: written, index }) =>
          isCard(written.replaceAll(/\D/g, '')) &&
          !isCalledId(low, index) &&
          (/^\d{4}[ .-]/.test(written) || isCalledCard(low, index) || !isReference(low, index)),
      )
      .map(placeOf),
  )
