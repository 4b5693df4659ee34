/** Numbers as states, banks and issuers of cards give them out, and the same with a check that is wrong. Reckoned apart from the detectors. */
import type { Dice } from './dice.ts'

export type Sort = 'dni' | 'nie' | 'cif' | 'nif-pt' | 'cpf' | 'cnpj' | 'nir' | 'iban' | 'card'

/** The last `count` signs are the check; `wrong` are other ones in their place. */
type Issued = { number: string; wrong: string }

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
const other = (dice: Dice, right: string, among: string): string => dice.of([...among].filter(each => each !== right))
const weighted = (digits: string, weights: readonly number[]): number =>
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0)
const from11 = (sum: number): string => String(sum % 11 < 2 ? 0 : 11 - (sum % 11))
const twoDigits = (value: bigint | number): string => String(value).padStart(2, '0')

function spanish(dice: Dice, head: string, digits: string): Issued {
  const value = Number(digits.replace(/^[XYZ]/, first => String('XYZ'.indexOf(first))))
  const right = dniLetters[value % 23]!
  return { number: head + right, wrong: head + other(dice, right, dniLetters) }
}

function company(dice: Dice): Issued {
  const letter = dice.of([...'ABCDEFGHJNPQRSUVW'])
  const digits = dice.digits(7)
  let sum = 0
  for (let at = 0; at < 7; at++) {
    const twice = Number(digits[at]) * (at % 2 === 0 ? 2 : 1)
    sum += Math.floor(twice / 10) + (twice % 10)
  }
  const check = (10 - (sum % 10)) % 10
  const isLetter = 'PQRSNW'.includes(letter) || (!'ABEH'.includes(letter) && dice.happens(0.3))
  const [right, among] = isLetter ? ['JABCDEFGHI'[check]!, 'ABCDEFGHIJ'] : [String(check), '0123456789']
  return { number: letter + digits + right, wrong: letter + digits + other(dice, right, among) }
}

function twoChecks(dice: Dice, body: string, weights: readonly number[]): Issued {
  const first = from11(weighted(body, weights.slice(1)))
  const second = from11(weighted(body + first, weights))
  return { number: body + first + second, wrong: body + first + other(dice, second, '0123456789') }
}

function french(dice: Dice): Issued {
  const department = dice.happens(0.1) ? dice.of(['2A', '2B']) : twoDigits(1 + dice.below(95))
  const month = twoDigits(1 + dice.below(12))
  const body = `${dice.of(['1', '2'])}${dice.digits(2)}${month}${department}${dice.digits(3)}${dice.digits(2)}${1 + dice.below(9)}`
  const key = 97n - (BigInt(body.replace('2A', '19').replace('2B', '18')) % 97n)
  return { number: body + twoDigits(key), wrong: body + twoDigits(1n + ((key + BigInt(dice.below(90))) % 97n)) }
}

/** BBAN by country: n digits, a letters, c either. */
const accounts: Record<string, string> = {
  ...{ ES: '20n', FR: '10n11c2n', PT: '21n', GB: '4a14n', DE: '18n', IT: '1a10n12c', NL: '4a10n', BE: '12n' },
  ...{
    IE: '4a14n',
    CH: '5n12c',
    AT: '16n',
    PL: '24n',
    BR: '23n1a1c',
    LU: '3n13c',
    AD: '8n12c',
    RO: '4a16c',
    NO: '11n',
  },
  ...{ SE: '20n', DK: '14n', FI: '14n', CZ: '20n', MT: '4a5n18c', SA: '2n18c', TR: '22n', GI: '4a15c', SV: '4a20n' },
}

function iban(dice: Dice): Issued {
  const country = dice.of(Object.keys(accounts))
  let account = ''
  for (const [, count, type] of accounts[country]!.matchAll(/(\d+)([nac])/g)) {
    const alphabet = { n: '0123456789', a: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', c: '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ' }[
      type!
    ]!
    account += dice.letters(Number(count), alphabet)
  }
  const value = BigInt([...`${account}${country}00`].map(sign => Number.parseInt(sign, 36)).join(''))
  const check = 98n - (value % 97n)
  const wrong = 2n + ((check - 2n + 1n + BigInt(dice.below(90))) % 97n)
  return { number: country + twoDigits(check) + account, wrong: country + twoDigits(wrong) + account }
}

const cards: readonly (readonly [prefix: string, length: number])[] = [
  ...(['4', '51', '53', '55', '2221', '2500', '2720', '6011', '65', '3528', '3589', '62'] as const).map(
    each => [each, 16] as const,
  ),
  ...([
    ['34', 15],
    ['37', 15],
    ['36', 14],
    ['38', 14],
    ['4', 13],
    ['4', 16],
    ['4', 19],
    ['6759', 16],
  ] as const),
]

function card(dice: Dice): Issued {
  const [prefix, length] = dice.of(cards)
  const body = prefix + dice.digits(length - 1 - prefix.length)
  let sum = 0
  for (let at = 0; at < body.length; at++) {
    const value = Number(body[body.length - 1 - at])
    sum += at % 2 === 0 ? Math.floor((2 * value) / 10) + ((2 * value) % 10) : value
  }
  const right = String((10 - (sum % 10)) % 10)
  return { number: body + right, wrong: body + other(dice, right, '0123456789') }
}

export function issue(sort: Sort, dice: Dice): Issued {
  const down = (first: number, count: number) => Array.from({ length: count }, (_, at) => first - at)
  if (sort === 'dni') return spanish(dice, ...twice(`${1 + dice.below(9)}${dice.digits(7)}`))
  if (sort === 'nie') return spanish(dice, ...twice(dice.of(['X', 'Y', 'Z']) + dice.digits(7)))
  if (sort === 'cif') return company(dice)
  if (sort === 'nir') return french(dice)
  if (sort === 'iban') return iban(dice)
  if (sort === 'card') return card(dice)
  if (sort === 'cpf') return twoChecks(dice, `${1 + dice.below(9)}${dice.digits(8)}`, down(11, 10))
  if (sort === 'cnpj')
    return twoChecks(dice, dice.digits(8) + dice.of(['0001', '0002', '0013']), [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
  const body = dice.of(['1', '2', '5', '6']) + dice.digits(7)
  const right = from11(weighted(body, down(9, 8)))
  return { number: body + right, wrong: body + other(dice, right, '0123456789') }
}

const twice = (value: string): [string, string] => [value, value]
