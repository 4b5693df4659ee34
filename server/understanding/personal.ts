import { isCard, isCif, isCpf, isDni, isIban, isNir, isPortugueseNif, isSsn } from './check-digits.ts'
import { fold, type Folded, spanOf } from './fold.ts'
import { namesIn } from './names.ts'
import { type Country, phonesIn } from './phones.ts'
import { addressesIn } from './postal.ts'
import { isCalledCpf, isCalledTaxNumber, isReference } from './surroundings.ts'

export type PersonalKind = 'name' | 'email' | 'phone' | 'address' | 'id-number' | 'iban' | 'card'

/** From `from` to before `to`, in UTF-16 units of the text. */
export type PersonalSpan = { kind: PersonalKind; from: number; to: number }

export type PersonalHints = {
  /** How the customer is called, wherever it is known. */
  names?: readonly string[]
  /** Whose national numbers stand there without a country; all we know where nothing is said. */
  countries?: readonly Country[]
  /** Addresses and numbers at which the brand itself says it can be reached: they are nobody's secret. */
  published?: readonly string[]
}

type Place = { from: number; to: number }

/**
 * What of a text tells who somebody is, how to reach them or how they pay, in the order of the text and without overlaps.
 * References of orders, amounts, dates, handles and addresses of pages are none. Pure, and linear in the text's length.
 */
export function personalDataIn(text: string, hints: PersonalHints = {}): PersonalSpan[] {
  const folded = fold(text)
  const blank = withoutPages(folded)
  const published = publishedIn(hints.published ?? [])
  const found: PersonalSpan[] = []
  const add = (kind: PersonalKind, places: readonly Place[]): void => {
    for (const { from, to } of places)
      if (!found.some(one => one.from < to && from < one.to)) found.push({ kind, from, to })
  }
  add(
    'email',
    mailboxesIn(folded).filter(({ from, to }) => !published.has(folded.low.slice(from, to))),
  )
  add('iban', ibansIn(blank))
  add('card', cardsIn(blank))
  add('id-number', idNumbersIn(blank))
  const phones = phonesIn(blank, hints.countries)
  add(
    'phone',
    phones.filter(({ digits, isOfService }) => !isOfService && !published.has(digits.slice(-9))),
  )
  add(
    'address',
    addressesIn(blank).filter(({ from, to }) => !published.has(bare(blank.low.slice(from, to)))),
  )
  add('name', namesIn(blank, hints.names ?? []))
  return found.toSorted((a, b) => a.from - b.from).map(({ kind, from, to }) => ({ kind, ...spanOf(folded, from, to) }))
}

/** What the brand has made public, as it is compared: mailboxes, the ends of numbers, and whole lines. */
function publishedIn(lines: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>()
  for (const line of lines) {
    const folded = fold(line)
    for (const { from, to } of mailboxesIn(folded, true)) all.add(folded.low.slice(from, to))
    for (const { digits } of phonesIn(folded)) all.add(digits.slice(-9))
    for (const { from, to } of addressesIn(folded)) all.add(bare(folded.low.slice(from, to)))
    const digits = folded.low.replaceAll(/\D/g, '')
    if (/^[+\d ().-]{7,22}$/.test(folded.low.trim())) all.add(digits.slice(-9))
  }
  return all
}

const bare = (low: string): string => low.replaceAll(/[^a-z\d]+/g, ' ').trim()

const pages =
  /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}|(?<![\w@.])[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,3}\.[a-z]{2,12}\/[^\s<>"]{0,2000}/g

/** The same with addresses of pages blanked: what stands in them is part of an address. */
function withoutPages(folded: Folded): Folded {
  const places = [...folded.low.matchAll(pages)]
  if (places.length === 0) return folded
  const blanked = (of: string): string => {
    const pieces: string[] = []
    let end = 0
    for (const { index, 0: page } of places) {
      pieces.push(of.slice(end, index), '\u0000'.repeat(page.length))
      end = index + page.length
    }
    return pieces.join('') + of.slice(end)
  }
  return { ...folded, plain: blanked(folded.plain), low: blanked(folded.low) }
}

/** RFC 5321 and, written so that machines shall not read it, "marta (arroba) correo.es". `@name@host` is a handle. */
const mailboxes =
  /(?<![\w@.+%/-])[\w.+%-]{1,64}(?:@| ?[([](?:at|arroba|a)[)\]] ?| arroba )[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d-]{1,63}){0,3}\.[a-z]{2,24}(?![\w@])/g

/** RFC 2142: mailboxes of a house and no person's. */
const roles =
  /^(?:info|informacion|hola|hello|hi|ayuda|help|soporte|support|contacto?|contactenos|atencion\w*|clientes?|customer\w*|service|servicio\w*|sales|ventas|pedidos|orders|care|feedback|press|prensa|jobs|empleo|privacy|privacidad|dpo|dpd|rgpd|gdpr|legal|admin|billing|facturacion|office|team|equipo|no-?reply|abuse|postmaster|webmaster|security|marketing)(?:[._+-]\w+)*(?:@|\W)/

function mailboxesIn({ low }: Folded, withRoles = false): Place[] {
  return [...low.matchAll(mailboxes)]
    .filter(match => withRoles || !roles.test(match[0]))
    .map(({ index, 0: { length } }) => ({ from: index, to: index + length }))
}

const upper = (written: string): string => written.replaceAll(/[ .\-/]/g, '').toUpperCase()

/** Matches of a pattern that prove themselves. */
const proven = (
  { low }: Folded,
  pattern: RegExp,
  isSo: (number: string, from: number, written: string) => boolean,
): Place[] =>
  [...low.matchAll(pattern)]
    .filter(match => isSo(upper(match[0]), match.index, match[0]))
    .map(({ index, 0: { length } }) => ({ from: index, to: index + length }))

const ibans = /(?<![\w@#])[a-z]{2}\d{2}(?:[ -]?[a-z\d]){11,30}/g

/** Words may stand right behind it: the number ends where its country says. */
function ibansIn({ low }: Folded): Place[] {
  return [...low.matchAll(ibans)].flatMap(({ index, 0: written }) => {
    for (let length = written.length; length >= 15; length--) {
      const next = low[index + length]
      if (next !== undefined && /[a-z\d]/.test(next)) continue
      if (isIban(upper(written.slice(0, length)))) return [{ from: index, to: index + length }]
    }
    return []
  })
}

const cards =
  /(?<![\w@#+.,])\d{4}(?:([ -])\d{4}\1\d{4}\1\d{1,7}|([ -])\d{6}\2\d{4,5}|\d{9,15})(?![\w@]|[.,]\d|[ -]\d{4})/g

const cardsIn = (folded: Folded): Place[] =>
  proven(
    folded,
    cards,
    (number, from, written) => isCard(number) && (/[ -]/.test(written) || !isReference(folded.low, from)),
  )

const dnis = /(?<![\w@#.-])(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[xyz][ -]?\d{7})[ -]?[a-z](?![\w@])/g
const cifs = /(?<![\w@#.-])[a-hj-np-sv-w][ -]?\d{7}[ -]?[\da-j](?![\w@])/g
const nirs = /(?<![\w@#.,])[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[ab]) ?\d{3} ?\d{3} ?\d{2}(?![\w@]|[.,]\d)/g
const nifs = /(?<![\w@#.,-])\d{3} ?\d{3} ?\d{3}(?![\w@]|[.,-]\d)/g
const cpfs = /(?<![\w@#.,-])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11})(?![\w@]|[.,-]\d)/g
const ssns = /(?<![\w@#.,/+-])\d{3}-\d{2}-\d{4}(?![\w@-]|[.,]\d)/g

function idNumbersIn(folded: Folded): Place[] {
  const { low } = folded
  const free = (from: number): boolean => !isReference(low, from)
  return [
    ...proven(folded, dnis, (number, from) => isDni(number) && free(from)),
    ...proven(folded, cifs, (number, from) => isCif(number) && free(from)),
    ...proven(folded, nirs, number => isNir(number)),
    ...proven(folded, nifs, (number, from) => isPortugueseNif(number) && isCalledTaxNumber(low, from)),
    ...proven(
      folded,
      cpfs,
      (number, from, written) => isCpf(number) && (written.includes('.') || isCalledCpf(low, from)),
    ),
    ...proven(folded, ssns, (number, from) => isSsn(number) && free(from)),
  ]
}
