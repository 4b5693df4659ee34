import type { Folded } from './fold.ts'
import { type Country, everywhere, internationalServices, isAssigned, planBehind, plans } from './phone-plans.ts'
import type { Place } from './places.ts'
import { goesOn, type Group, type Strand, strandsIn } from './strands.ts'
import { isAmount, isCalledNumber, isCalledOtherwise, isCalledPhone, isPriced, isReference } from './surroundings.ts'

export type Phone = Place & {
  /** Its digits, with the country in front where it was written. */
  digits: string
  /** Of a service: it is given to nobody in person. */
  isOfService: boolean
}

/** Phone numbers in a text; those of the countries given, or of all where none is, also without a word that says what they are. */
export function phonesIn({ low }: Folded, given: readonly Country[] = []): Phone[] {
  const countries = given.length > 0 ? given : everywhere
  const found: Phone[] = []
  for (const strand of strandsIn(low))
    for (let first = 0; first < strand.groups.length; first++) {
      const phone = phoneFrom(low, strand, first, countries)
      if (!phone) continue
      found.push(phone)
      while (strand.groups[first + 1] && strand.groups[first + 1]!.from < phone.to) first++
    }
  return found
}

type Written = { start: number; digits: string; sizes: readonly number[]; isAlone: boolean }

/** The longest number that begins with this group of digits. */
function phoneFrom(low: string, strand: Strand, first: number, countries: readonly Country[]): Phone | undefined {
  const { groups } = strand
  const { from: start, isApart } = groups[first]!
  const isInternational = isDialled(low, strand, first)
  const sizes: number[] = []
  let digits = ''
  let best: (Written & { last: number }) | undefined
  for (let last = first; last < groups.length && digits.length < 18; last++) {
    digits += groups[last]!.digits
    sizes.push(groups[last]!.digits.length)
    if (digits.length < 7) continue
    const isAlone = (first === 0 || isApart) && groups[last + 1]?.isApart !== false
    const written = { start, digits, sizes, isAlone }
    const isOne = isInternational
      ? isInternationalNumber(digits, isAlone && (sizes.length > 1 || strand.hasPlus || isCalledPhone(low, start)))
      : isNationalNumber(low, written, countries) && (isAlone || !goesOn(groups, first, last))
    if (isOne)
      best = { ...written, sizes: [...sizes], digits: isInternational ? digits.replace(/^00/, '') : digits, last }
  }
  if (!best) return undefined
  const to = groups[best.last]!.to
  if (isInnocent(low, { from: start, to }, groups, first, best.last)) return undefined
  const from = isInternational || low[start - 1] === '(' ? openedFrom(low, start, strand) : start
  return { from, to, digits: best.digits, isOfService: isOfService(best, isInternational, countries) }
}

/** A plus, or two noughts, stands in front. */
function isDialled(low: string, { groups, hasPlus }: Strand, first: number): boolean {
  const { from, digits } = groups[first]!
  return (
    (first === 0 && hasPlus) || /\+ ?$/.test(low.slice(Math.max(0, from - 2), from)) || /^00(?:[1-9]|$)/.test(digits)
  )
}

/** With the bracket and the plus before it. */
function openedFrom(low: string, from: number, strand: Strand): number {
  const opened = /\(?(?:\+ ?)?\(?$/.exec(low.slice(Math.max(strand.from, from - 4), from))
  return from - (opened?.[0].length ?? 0)
}

/** ITU-T E.164: the country, fifteen digits at most; a nought to dial at home may stand in brackets. */
function isInternationalNumber(written: string, isAlone: boolean): boolean {
  const digits = written.replace(/^00/, '')
  if (digits.startsWith('0') || digits.length > 15 || isOneDigit(digits) || !isAssigned(digits)) return false
  const plan = planBehind(digits)
  if (!plan) return isAlone && digits.length >= 9
  const national = digits.slice(plan.prefix.length).replace(/^0/, '')
  return plan.lengths.includes(national.length)
}

const usual = new Set(everywhere.flatMap(country => plans[country].shapes))

function isNationalNumber(low: string, written: Written, countries: readonly Country[]): boolean {
  const { start, digits, sizes, isAlone } = written
  if (!isAlone && !usual.has(sizes.join(' '))) return false
  if (isOneDigit(digits)) return false
  if (countries.some(country => isOf(country, written))) return true
  if (!isAlone || digits.length > 13) return false
  return (
    isCalledPhone(low, start) || (isCalledNumber(low, start) && countries.some(each => plans[each].whole.test(digits)))
  )
}

/** Told from other numbers by how it is written alone; with separators by what is usual, or because nothing stands beside it. */
function isOf(country: Country, { digits, sizes, isAlone }: Written): boolean {
  const { whole, bare, shapes, prefix } = plans[country]
  const isPlain = !!bare && (sizes.length === 1 || isAlone)
  const behind = digits.startsWith(prefix) ? digits.slice(prefix.length) : undefined
  return (
    (whole.test(digits) && shapes.includes(sizes.join(' '))) ||
    (isPlain && (bare.test(digits) || (behind !== undefined && (bare.test(behind) || bare.test(`0${behind}`)))))
  )
}

const isOneDigit = (digits: string): boolean => /^(\d)\1+$/.test(digits)

/** A date, hours, a decimal, a price, a reference, or part of a longer number. */
function isInnocent(low: string, { from, to }: Place, groups: readonly Group[], first: number, last: number): boolean {
  if (isAmount(low, to) || isPriced(low, from) || datesOrHours.test(low.slice(from, to))) return true
  let start = first
  while (start > 0 && !groups[start]!.isApart) start--
  const begins = groups[start]!.from
  if (isReference(low, from, to) || (start < first && isReference(low, begins))) return true
  if (isCalledOtherwise(low, begins) && !isCalledPhone(low, begins)) return true
  const isTight = (at: number): boolean =>
    !groups[at]!.isApart && /^[.,/_-]$/.test(low.slice(groups[at - 1]!.to, groups[at]!.from))
  return (first > 0 && isTight(first)) || (last < groups.length - 1 && isTight(last + 1))
}

const datesOrHours =
  /^(?:(?:0?[1-9]|[12]\d|3[01])([./ -])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?!-?\d)|(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])\/\d{2}(?![\d/])|(?:19|20)\d{2}([./ -])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01])(?!\d)|(?:[01]?\d|2[0-4])[. ][0-5]\d ?[-/ye] ?(?:[01]?\d|2[0-4])[. ][0-5]\d$|\d{1,3}\.\d+$|(?:19|20)\d{2} ?[/-] ?(?:19|20)\d{2}$)/

function isOfService(written: Written, isInternational: boolean, countries: readonly Country[]): boolean {
  if (isInternational) return internationalServices.test(written.digits)
  const fitting = countries.filter(country => isOf(country, written))
  const asked = fitting.length > 0 ? fitting : everywhere.filter(each => plans[each].whole.test(written.digits))
  return asked.length > 0 && asked.every(country => plans[country].service.test(written.digits))
}
