/** How numbers come from people's hands: parted, run together, in small letters, from other keyboards, so that machines shall not see them. */
import type { Dice } from './dice.ts'
import type { Sort } from './issue.ts'

const cut = (number: string, sizes: readonly number[], by: string | readonly string[]): string => {
  let said = ''
  let at = 0
  for (const [index, size] of sizes.entries()) {
    if (at >= number.length) break
    if (index > 0) said += typeof by === 'string' ? by : by[index - 1]
    said += number.slice(at, at + size)
    at += size
  }
  return said + number.slice(at)
}
const every = (count: number): number[] => Array.from({ length: 40 }, () => count)
type Hand = (number: string, dice: Dice) => string

const anyhow: readonly Hand[] = [
  number => number,
  number => number,
  number => cut(number, every(1), ' '),
  number => cut(number, every(2), ' '),
  number => cut(number, every(3), ' '),
  number => cut(number, every(4), '-'),
]
const withLetter: readonly Hand[] = [
  number => `${number.slice(0, -1)}-${number.slice(-1)}`,
  number => `${number.slice(0, -1)} ${number.slice(-1)}`,
  number => `${number.slice(0, -1)} - ${number.slice(-1)}`,
  number => `${number.slice(0, -1)}/${number.slice(-1)}`,
  number => number.toLowerCase(),
]

const hands: Record<Sort, readonly Hand[]> = {
  dni: [
    ...anyhow,
    ...withLetter,
    number => cut(number, [2, 3, 3, 1], ['.', '.', '-']),
    number => cut(number, [2, 3, 3, 1], '.'),
    number => cut(number, [2, 3, 3, 1], ['.', '.', '']),
    number => cut(number, [2, 3, 3, 1], ' '),
    number => cut(number, [4, 4, 1], ' '),
  ],
  nie: [
    ...anyhow,
    ...withLetter,
    number => cut(number, [1, 7, 1], '-'),
    number => cut(number, [1, 7, 1], ' '),
    number => cut(number, [1, 1, 3, 3, 1], ['-', '.', '.', '-']),
  ],
  cif: [
    ...anyhow,
    number => number.toLowerCase(),
    number => cut(number, [1, 8], '-'),
    number => cut(number, [1, 8], ' '),
    number => cut(number, [1, 2, 3, 3], ['.', '.', '.']),
    number => cut(number, [1, 7, 1], '-'),
  ],
  'nif-pt': [
    ...anyhow,
    number => `PT${number}`,
    number => `PT ${cut(number, every(3), ' ')}`,
    number => cut(number, every(3), '.'),
    number => cut(number, every(3), '-'),
  ],
  cpf: [
    ...anyhow,
    ...Array.from({ length: 4 }, (): Hand => number => cut(number, [3, 3, 3, 2], ['.', '.', '-'])),
    number => cut(number, [3, 3, 3, 2], ' '),
    number => cut(number, [3, 3, 3, 2], '.'),
    number => cut(number, [9, 2], '-'),
    number => cut(number, [3, 3, 3, 2], [' ', ' ', '-']),
    number => cut(number, [3, 3, 3, 2], ['.', '.', '/']),
  ],
  cnpj: [
    ...anyhow,
    ...Array.from({ length: 4 }, (): Hand => number => cut(number, [2, 3, 3, 4, 2], ['.', '.', '/', '-'])),
    number => cut(number, [8, 4, 2], ['/', '-']),
    number => cut(number, [2, 3, 3, 4, 2], ' '),
  ],
  nir: [
    ...anyhow,
    number => number.toLowerCase(),
    number => cut(number, [1, 2, 2, 2, 3, 3, 2], ' '),
    number => cut(number, [1, 2, 2, 2, 3, 3, 2], '.'),
    number => cut(number, [1, 2, 2, 2, 3, 3, 2], '-'),
    number => cut(number, [13, 2], ' '),
    number => cut(number, [13, 2], ' - '),
    number => cut(number, [1, 2, 2, 2, 3, 3, 2], [' ', ' ', ' ', ' ', ' ', ' / ']),
  ],
  iban: [
    ...anyhow,
    number => number.toLowerCase(),
    number => cut(number, every(4), ' '),
    number => cut(number, every(4), ' '),
    number => cut(number, every(4), '.'),
    number => cut(number, [4, 4, 4, 2, 10], ' '),
    number => cut(number.toLowerCase(), every(4), ' '),
    number => cut(number, [2, 2, 4, 4, 4, 4, 4, 4, 4], ' '),
    number => cut(number, every(4), '  '),
  ],
  card: [
    ...anyhow,
    number => cut(number, number.length === 15 ? [4, 6, 5] : every(4), ' '),
    number => cut(number, number.length === 14 ? [4, 6, 4] : every(4), '-'),
    number => cut(number, every(4), '.'),
    number => cut(number, every(4), ' - '),
    number => cut(number, every(4), '  '),
    number => cut(number, every(8), ' '),
    number => cut(number, every(4), '/'),
  ],
}

/** What keyboards, copies and wiles make of signs. A reader sees the same. */
const disguises: readonly ((text: string, dice: Dice) => string)[] = [
  text => text.replaceAll(' ', '\u00a0'),
  text => text.replaceAll(' ', '\u202f'),
  text => text.replaceAll(/(?<=\d)(?=\d)/g, '\u200b'),
  text => text.replaceAll('-', '–').replaceAll('.', '·'),
  text => text.replaceAll('-', '‑').replaceAll(' ', '\u2009'),
  text => text.replaceAll(/[0-9]/g, digit => String.fromCodePoint(0xff10 + Number(digit))),
  text => text.replaceAll(/[0-9]/g, digit => String.fromCodePoint(0x660 + Number(digit))),
  text => text.replaceAll(/[0-9]/g, digit => String.fromCodePoint(0x966 + Number(digit))),
  text => text.replaceAll(/[0-9]/g, digit => String.fromCodePoint(0x1d7ce + Number(digit))),
  text => `\u202a${text}\u202c`,
  text => text.replaceAll(/[ .-]/g, sign => `${sign}\u2060`),
  (text, dice) => [...text].map(sign => (dice.happens(0.3) ? `${sign}\u00ad` : sign)).join(''),
]

export const disguised = (text: string, dice: Dice): string =>
  dice.happens(0.15) ? dice.of(disguises)(text, dice) : text

export const written = (sort: Sort, number: string, dice: Dice): string => dice.of(hands[sort])(number, dice)

const names = 'marta,j.perez,ana_lopez,joao.silva77,m-dupont,luis+compras,k8,the.real.bob,zoe.x,n.o.r.a,PEPE99'.split(
  ',',
)
const houses =
  'gmail.com,hotmail.es,correo.example,laposte.net,sapo.pt,outlook.com,mail.co.uk,empresa-ficticia.com.br,uni.edu,x.io'.split(
    ',',
  )

export function mailboxOf(dice: Dice): string {
  const [name, house] = [dice.of(names), dice.of(houses)]
  const dotted = (by: string) => house.replaceAll('.', by)
  return dice.of([
    `${name}@${house}`,
    `${name}@${house}`,
    `${name}@${house}`,
    `<${name}@${house}>`,
    `${name.toUpperCase()}@${house.toUpperCase()}`,
    `${name} (arroba) ${house}`,
    `${name} arroba ${dotted(' punto ')}`,
    `${name}[at]${house}`,
    `${name} [at] ${dotted(' [dot] ')}`,
    `${name} at ${dotted(' dot ')}`,
    `${name} (at) ${house}`,
    `${name} arobase ${dotted(' point ')}`,
    `${name} arroba ${dotted(' ponto ')}`,
    `${name} @ ${house}`,
    `${name}@ ${house}`,
    `${name}＠${house}`,
  ])
}

export function birthDateOf(dice: Dice): string {
  const [day, month, year] = [1 + dice.below(28), 1 + dice.below(12), 1930 + dice.below(80)]
  const two = (value: number) => String(value).padStart(2, '0')
  return dice.of([
    `${two(day)}/${two(month)}/${year}`,
    `${day}-${month}-${year}`,
    `${two(day)}.${two(month)}.${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}/${two(month)}/${two(year % 100)}`,
    `${day} de marzo de ${year}`,
    `${day} de março de ${year}`,
    `${day} mars ${year}`,
    `March ${day}, ${year}`,
    `${day} Sept ${year}`,
    `${two(day)} ${two(month)} ${year}`,
  ])
}

const consonants = 'BCDFGHJKLMNPRSTVWXYZ'
export const ninoOf = (dice: Dice): string => {
  const number = `${dice.of(['AB', 'CE', 'JG', 'PA', 'SY', 'WM'])}${dice.digits(6)}${dice.letters(1, 'ABCD')}`
  return dice.of([number, cut(number, [2, 2, 2, 2, 1], ' '), cut(number, [2, 6, 1], ' '), number.toLowerCase()])
}
export const ssnOf = (dice: Dice): string =>
  `${dice.of(['219', '078', '457', '512'])}-${1 + dice.below(9)}${dice.digits(1)}-${1 + dice.below(9)}${dice.digits(3)}`
export const plateOf = (dice: Dice): string =>
  `${dice.digits(4)}${dice.of([' ', '-', ''])}${dice.letters(3, consonants)}`
export const passportOf = (dice: Dice): string => `${dice.letters(3)}${dice.digits(6)}`
