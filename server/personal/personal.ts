import { birthDatesIn, passportsIn, platesIn } from './documents.ts'
import { fold, type Folded, spanOf } from './fold.ts'
import { type IdNumber, idNumbersIn } from './id-numbers.ts'
import { mailboxesIn } from './mailboxes.ts'
import { namesIn } from './names.ts'
import { cardsIn, ibansIn } from './payments.ts'
import type { Country } from './phone-plans.ts'
import { phonesIn } from './phones.ts'
import { freePlaces, type Place, placeOf } from './places.ts'
import { addressesIn } from './postal.ts'

export type PersonalKind =
  | 'name'
  | 'email'
  | 'phone'
  | 'address'
  | 'id-number'
  | 'iban'
  | 'card'
  | 'birth-date'
  | 'passport'
  | 'plate'

/** `certain`: the number proves itself; `likely`: nothing else is written so; `hint`: the words around it say so. */
export type Certainty = 'certain' | 'likely' | 'hint'

/** From `from` to before `to`, in UTF-16 units of the text. */
export type PersonalSpan = { kind: PersonalKind; from: number; to: number; certainty: Certainty }

export type PersonalHints = {
  /** How the customer is called, wherever it is known. */
  names?: readonly string[]
  /** Whose national numbers stand there without a country; all we know where nothing is said. */
  countries?: readonly Country[]
  /** Addresses and numbers at which the brand itself says it can be reached: they are nobody's secret. */
  published?: readonly string[]
}

/**
 * What of a text tells who somebody is, how to reach them or how they pay, in the order of the text and without overlaps.
 * References of orders, amounts, dates, handles and addresses of pages are none. Pure, and linear in the text's length.
 */
export function personalDataIn(text: string, hints: PersonalHints = {}): PersonalSpan[] {
  const folded = fold(text)
  const blank = withoutPages(folded)
  const published = publishedIn(hints.published ?? [])
  const take = freePlaces(folded.low.length)
  const found: PersonalSpan[] = []
  const add = (kind: PersonalKind, certainty: Certainty, places: readonly Place[]): void => {
    for (const { from, to } of places) if (take({ from, to })) found.push({ kind, from, to, certainty })
  }
  const isSecret = (place: Place): boolean => !published.has(bare(folded.low.slice(place.from, place.to)))
  add('email', 'likely', mailboxesIn(folded).filter(isSecret))
  add('iban', 'certain', ibansIn(blank).filter(isSecret))
  const phones = phonesIn(blank, hints.countries)
  const isPhone = ({ isDialled, from, to }: IdNumber): boolean =>
    isDialled && phones.some(phone => phone.from <= from && to <= phone.to)
  // The end of a number may prove itself, too: the longer one is meant.
  const checked = [
    ...idNumbersIn(blank)
      .filter(id => isSecret(id) && !isPhone(id))
      .map(id => ({ ...id, kind: 'id-number' as const })),
    ...cardsIn(blank).map(card => ({ ...card, kind: 'card' as const, isProven: true })),
  ].toSorted((a, b) => b.to - b.from - (a.to - a.from))
  for (const one of checked) add(one.kind, one.isProven ? 'certain' : 'likely', [one])
  add('birth-date', 'likely', birthDatesIn(blank))
  add('passport', 'hint', passportsIn(blank))
  add(
    'phone',
    'likely',
    phones.filter(({ digits, isOfService }) => !isOfService && !published.has(digits.slice(-9))),
  )
  add('plate', 'hint', platesIn(blank))
  add('address', 'hint', addressesIn(blank).filter(isSecret))
  add('name', 'likely', namesIn(blank, hints.names ?? []))
  return found.toSorted((a, b) => a.from - b.from).map(one => ({ ...one, ...spanOf(folded, one.from, one.to) }))
}

/** What the brand has made public, as it is compared: mailboxes, accounts, the ends of phone numbers, and whole lines. */
function publishedIn(lines: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>()
  for (const line of lines) {
    const folded = fold(line)
    const said = [...mailboxesIn(folded, true), ...ibansIn(folded), ...idNumbersIn(folded), ...addressesIn(folded)]
    for (const { from, to } of said) all.add(bare(folded.low.slice(from, to)))
    for (const { digits } of phonesIn(folded)) all.add(digits.slice(-9))
    if (/^[+\d ().-]{7,22}$/.test(folded.low.trim())) all.add(folded.low.replaceAll(/\D/g, '').slice(-9))
  }
  return all
}

/** However it is parted. */
const bare = (low: string): string => low.replaceAll(/[^a-z\d]+/g, '')

const pages =
  /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}|(?<![\w@.])[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,3}\.[a-z]{2,12}\/[^\s<>"]{0,2000}/g

/** The same with addresses of pages blanked: what stands in them is part of an address. */
export function withoutPages(folded: Folded): Folded {
  const places = [...folded.low.matchAll(pages)].map(placeOf)
  if (places.length === 0) return folded
  const blanked = (of: string): string => {
    const pieces: string[] = []
    let end = 0
    for (const { from, to } of places) {
      pieces.push(of.slice(end, from), '\u0000'.repeat(to - from))
      end = to
    }
    return pieces.join('') + of.slice(end)
  }
  return { ...folded, plain: blanked(folded.plain), low: blanked(folded.low) }
}
