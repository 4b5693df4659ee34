import type { Folded } from './fold.ts'
import { isAmount, isCalledPhone, isReference } from './surroundings.ts'

export type Country = 'ES' | 'PT' | 'FR' | 'GB' | 'US' | 'BR'

export type Phone = {
  from: number
  to: number
  /** Its digits, with the country in front where it was written. */
  digits: string
  /** Of a service: it is given to nobody in person. */
  isOfService: boolean
}

const spoken: Record<string, readonly Country[]> = {
  es: ['ES'],
  ca: ['ES'],
  eu: ['ES'],
  gl: ['ES'],
  pt: ['PT', 'BR'],
  fr: ['FR'],
  en: ['GB', 'US'],
}

/** Where these languages are spoken; a language that we know nothing of adds nothing. */
export const countriesOf = (languages: readonly string[]): Country[] => [
  ...new Set(languages.flatMap(language => spoken[language.toLowerCase().split(/[-_]/)[0]!] ?? [])),
]

/** A number as countries write it: `bare` without any separator and without a word that says it is one. */
type Plan = { grouped: RegExp; bare?: RegExp; service: RegExp }

const sep = '[ .\\-]'

/**
 * National numbering plans: Spain, Plan nacional de numeración (RD 2296/2004); Portugal, ANACOM; France, ARCEP decision
 * 2018-0881; United Kingdom, Ofcom National Telephone Numbering Plan; North America, NANPA; Brazil, Anatel.
 */
const plans: Record<Country, Plan> = {
  ES: {
    grouped: new RegExp(
      `[6789]\\d{2}(?:[ \\-]\\d{3}[ \\-]\\d{3}|${sep}\\d{2}${sep}\\d{2}${sep}\\d{2}|[ \\-]\\d{6})|9\\d${sep}\\d{3}${sep}\\d{2}${sep}\\d{2}`,
    ),
    bare: /[67]\d{8}|[89][1-8]\d{7}|[89]00\d{6}|90[12]\d{6}/,
    service: /^(?:[89]00|90[125]|80[367])/,
  },
  PT: {
    grouped: /(?:9[1236]\d|2\d{2}|[78]0\d)[ -]\d{3}[ -]\d{3}/,
    bare: /9[1236]\d{7}/,
    service: /^(?:[78]0|76)/,
  },
  FR: { grouped: new RegExp(`0[1-9](?:${sep}\\d{2}){4}`), bare: /0[1-9]\d{8}/, service: /^08/ },
  GB: {
    grouped:
      /0(?:7\d{3}[ -]\d{3}[ -]?\d{3}|7\d{3}[ -]\d{6}|2\d[ -]\d{4}[ -]\d{4}|1\d{2}[ -]\d{3}[ -]\d{4}|1\d{3}[ -]\d{5,6}|[38]\d{2}[ -]\d{3}[ -]\d{3,4}|800[ -]\d{6,7})/,
    bare: /07\d{9}|0[38]00\d{6,7}/,
    service: /^0[389]/,
  },
  US: {
    grouped: /(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}/,
    service: /^1?(?:8(?:00|33|44|55|66|77|88)|900)/,
  },
  BR: { grouped: /\(?[1-9]\d\)? 9?\d{4}-\d{4}|0800[ -]\d{3}[ -]\d{4}/, service: /^0[389]00/ },
}

/** ITU-T E.164: a plus or two noughts, the country, fifteen digits at most. */
const international = /(?:\+|(?<!\d)00)[ .]?[1-9]\d{0,2}(?:[ .\-/]{0,2}(?:\(0?\d{1,4}\)|\d{1,12})){1,7}/g
const services = /^(?:800|34(?:[89]00|90[12])|44(?:[38]0|33)|1(?:8(?:00|33|44|55|66|77|88))|33[89]|351[78]0)/

/** Any nine to eleven digits that a word says are a phone's. */
const anyDigits = /\(?\d(?:[ .\-()]{0,2}\d){8,11}/g

const everywhere = Object.keys(plans) as Country[]
const cache = new Map<Country, RegExp>()

function patternOf(country: Country): RegExp {
  const known = cache.get(country)
  if (known) return known
  const { grouped, bare } = plans[country]
  const either = [grouped, bare].flatMap(each => (each ? [`(?:${each.source})`] : [])).join('|')
  const made = new RegExp(`(?<![\\w+#@./,:=_-])(?:${either})(?![\\w@]|[.,/:_-]\\d)`, 'g')
  cache.set(country, made)
  return made
}

/** Phone numbers in a text; those of `countries` also without a word that says what they are. */
export function phonesIn({ low }: Folded, countries: readonly Country[] = everywhere): Phone[] {
  const found: Phone[] = []
  const add = (match: RegExpExecArray, isOfService: (digits: string) => boolean): void => {
    const from = match.index
    const to = from + match[0].length
    if (found.some(one => one.from < to && from < one.to)) return
    if (isAmount(low, to) || isReference(low, from) || /[\d@\w]/.test(low[to] ?? ' ')) return
    const digits = match[0].replaceAll(/\D/g, '').replace(/^00/, '')
    if (!/^(\d)\1+$/.test(digits)) found.push({ from, to, digits, isOfService: isOfService(digits) })
  }
  for (const match of low.matchAll(international)) {
    const digits = match[0].replaceAll(/\D/g, '').replace(/^00/, '')
    const isGlued = /[\w@#+./]/.test(low[match.index - 1] ?? ' ')
    if (!isGlued && digits.length >= 9 && digits.length <= 15) add(match, of => services.test(of))
  }
  for (const country of countries)
    for (const match of low.matchAll(patternOf(country))) add(match, of => plans[country].service.test(of))
  for (const match of low.matchAll(anyDigits)) {
    if (/[\w@#+./-]/.test(low[match.index - 1] ?? ' ') || !isCalledPhone(low, match.index)) continue
    add(match, of => everywhere.some(country => plans[country].service.test(of)))
  }
  return found
}
