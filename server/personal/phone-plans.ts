/** Whose numbers are read without their prefix, too. */
export type Country = 'ES' | 'PT' | 'FR' | 'GB' | 'US' | 'BR' | 'MX' | 'AR' | 'CO' | 'CL'

/**
 * How a country writes its numbers, digits alone. `whole`: every national number, with its trunk prefix where one is dialled;
 * `bare`: those that are told from other numbers without any separator; `shapes`: how many digits stand together, as the
 * country is used to write them; `service`: of companies, given to nobody in person.
 */
export type Plan = {
  prefix: string
  /** How long a number is behind the prefix of its country. */
  lengths: readonly number[]
  whole: RegExp
  bare?: RegExp
  shapes: readonly string[]
  service: RegExp
}

/**
 * National numbering plans: Spain, Plan nacional de numeración (RD 2296/2004); Portugal, ANACOM; France, ARCEP decision
 * 2018-0881; United Kingdom, Ofcom National Telephone Numbering Plan; North America, NANPA; Brazil, Anatel; Mexico, IFT
 * (Plan Técnico Fundamental de Numeración, 2019); Argentina, ENACOM; Colombia, CRC (Resolución 5826); Chile, SUBTEL.
 */
export const plans: Record<Country, Plan> = {
  ES: {
    prefix: '34',
    lengths: [9],
    whole: /^[6789]\d{8}$/,
    bare: /^(?:[67]\d{8}|[89][1-8]\d{7}|[89]00\d{6}|90[12]\d{6})$/,
    shapes: ['3 3 3', '3 2 2 2', '2 3 2 2', '3 6', '2 7', '2 3 4'],
    service: /^(?:[89]00|90[125]|80[367])/,
  },
  PT: {
    prefix: '351',
    lengths: [9],
    whole: /^(?:9[1236]\d|2\d{2}|[78]0\d)\d{6}$/,
    bare: /^9[1236]\d{7}$/,
    shapes: ['3 3 3', '2 3 4', '2 3 2 2', '3 2 2 2'],
    service: /^(?:[78]0|76)/,
  },
  FR: {
    prefix: '33',
    lengths: [9],
    whole: /^0[1-9]\d{8}$/,
    bare: /^0[1-9]\d{8}$/,
    shapes: ['2 2 2 2 2', '4 3 3', '4 2 2 2', '1 3 3 3'],
    service: /^08/,
  },
  GB: {
    prefix: '44',
    lengths: [10, 9],
    whole: /^0(?:7\d{9}|2\d{9}|1\d{8,9}|[38]\d{9}|800\d{6})$/,
    bare: /^(?:07\d{9}|0[38]00\d{6,7})$/,
    shapes: ['5 6', '5 3 3', '3 4 4', '4 3 4', '4 3 3', '5 5', '4 6', '4 7', '3 8'],
    service: /^0[389]/,
  },
  US: {
    prefix: '1',
    lengths: [10],
    whole: /^1?[2-9]\d{2}[2-9]\d{6}$/,
    shapes: ['3 3 4', '1 3 3 4', '3 7'],
    service: /^1?(?:8(?:00|33|44|55|66|77|88)|900)/,
  },
  BR: {
    prefix: '55',
    lengths: [11, 10],
    whole: /^(?:0?[1-9]{2}(?:9\d{8}|[2-5]\d{7})|0800\d{6,7})$/,
    bare: /^[1-9]{2}9[1-9]\d{7}$/,
    shapes: ['2 5 4', '2 4 4', '2 1 4 4', '3 5 4', '3 4 4', '4 3 4', '4 3 3', '4 7', '2 9'],
    service: /^(?:0[389]00|[34]00[34])/,
  },
  MX: {
    prefix: '52',
    lengths: [10, 11],
    whole: /^(?:01|04[45])?[2-9]\d{9}$/,
    shapes: ['2 4 4', '3 3 4', '3 3 2 2', '2 2 2 2 2', '3 7', '2 8'],
    service: /^(?:01)?[89]00/,
  },
  AR: {
    prefix: '54',
    lengths: [10, 11],
    whole: /^0?(?:11|2\d{2,3}|3\d{2,3})(?:15)?\d{6,8}$/,
    shapes: ['2 4 4', '3 4 4', '2 2 4 4', '3 2 4 4', '3 3 4', '4 3 4', '4 2 4', '5 2 4', '4 3 3'],
    service: /^0?[68]\d0/,
  },
  CO: {
    prefix: '57',
    lengths: [10],
    whole: /^(?:3\d{9}|60[1-8]\d{7})$/,
    bare: /^3[0-5]\d{8}$/,
    shapes: ['3 3 4', '3 7', '3 3 2 2'],
    service: /^01800/,
  },
  CL: {
    prefix: '56',
    lengths: [9],
    whole: /^(?:9\d{8}|[2-7]\d{8})$/,
    bare: /^9[2-9]\d{7}$/,
    shapes: ['1 4 4', '2 4 3', '2 3 4', '1 8'],
    service: /^[68]00/,
  },
}

export const everywhere = Object.keys(plans) as Country[]

const byPrefix = everywhere.map(country => plans[country]).toSorted((a, b) => b.prefix.length - a.prefix.length)

/** The plan of an international number, country in front; undefined of countries that we know no lengths of. */
export const planBehind = (digits: string): Plan | undefined => byPrefix.find(({ prefix }) => digits.startsWith(prefix))

/** ITU-T E.164, list of assigned country codes: zones in which all of two digits are given, and those of three. */
const assigned =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-689]\d|35\d|37\d|38\d|42\d|50\d|59\d|67\d|68\d|69\d|80[08]|85\d|87\d|88\d|96\d|97\d|99\d)/

export const isAssigned = (digits: string): boolean => assigned.test(digits)

/** What international numbers of services begin with. */
export const internationalServices =
  /^(?:800|34(?:[89]00|90[12])|44(?:[38]0|33)|1(?:8(?:00|33|44|55|66|77|88))|33[89]|351[78]0)/

const spoken: Record<string, readonly Country[]> = {
  es: ['ES', 'MX', 'AR', 'CO', 'CL'],
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
