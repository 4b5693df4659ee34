/** How well the detectors find the numbers of people and leave others alone, kind by kind. */
import { masked, type PersonalKind, type PersonalSpan, personalDataIn } from '#personal'
import { type Dice, diceFrom } from './dice.ts'
import { issue, type Sort } from './issue.ts'
import { lookalike, mistaken } from './lookalikes.ts'
import { hands, phoneOf } from './phones.ts'
import { anything, called, onlyCalled } from './sentences.ts'
import { birthDateOf, disguised, mailboxOf, ninoOf, passportOf, plateOf, ssnOf, written } from './written.ts'

type Make = {
  name: string
  kind: PersonalKind
  words: string
  isOpen: boolean
  write: (dice: Dice, isCalled: boolean) => string
}

const issued: readonly (readonly [Sort, PersonalKind])[] = [
  ...(['dni', 'nie', 'cif', 'nif-pt', 'cpf', 'cnpj', 'nir'] as const).map(sort => [sort, 'id-number'] as const),
  ['iban', 'iban'],
  ['card', 'card'],
]

const others: readonly (readonly [string, PersonalKind, (dice: Dice) => string])[] = [
  ['email', 'email', mailboxOf],
  ['ssn', 'id-number', ssnOf],
  ['nino', 'id-number', ninoOf],
  ['birth-date', 'birth-date', birthDateOf],
  ['passport', 'passport', passportOf],
  ['plate', 'plate', plateOf],
]

const makes: readonly Make[] = [
  ...issued.map(([sort, kind]): Make => ({
    ...{ name: sort, kind, words: sort, isOpen: !onlyCalled.has(sort) },
    write: dice => written(sort, issue(sort, dice).number, dice),
  })),
  ...Object.keys(hands).map((country): Make => ({
    ...{ name: `phone ${country}`, kind: 'phone', words: 'phone', isOpen: true },
    write: (dice, isCalled) => phoneOf(country, isCalled, dice),
  })),
  ...others.map(([name, kind, write]): Make => ({ name, kind, words: name, isOpen: !onlyCalled.has(name), write })),
]

/** `recall`: of the numbers, how many were found whole and as what they are; `precision`: of what was found, how much is so. */
export type Measured = { name: string; sentences: number; recall: number; precision: number; missed: string[] }
export type Found = { kinds: Measured[]; innocents: number; accused: string[]; leaks: string[] }

const examples = 12
const isSign = /[\p{L}\p{N}]/u

/** `each`: sentences of each kind; as many with a look-alike for each. */
export function measureNumbers(each: number, seed: number): Found {
  const dice = diceFrom(seed)
  const falsely = new Map<PersonalKind, number>()
  const accused: string[] = []
  const innocents = each * makes.length
  for (let turn = 0; turn < innocents; turn++) {
    const text = dice.happens(0.3) ? mistaken(dice) : lookalike(dice)
    for (const { kind, from, to } of personalDataIn(text)) {
      falsely.set(kind, (falsely.get(kind) ?? 0) + 1)
      if (accused.length < 40) accused.push(`${kind} ${text.slice(from, to)} | ${text}`)
    }
  }
  const leaks: string[] = []
  const kinds = makes.map(make => measureKind(make, each, dice, leaks))
  return { kinds: kinds.map(kind => withFalse(kind, falsely)), innocents, accused, leaks }
}

type Counted = { make: Make; each: number; hits: number; strays: number; missed: string[] }

function measureKind(make: Make, each: number, dice: Dice, leaks: string[]): Counted {
  const counted: Counted = { make, each, hits: 0, strays: 0, missed: [] }
  for (let turn = 0; turn < each; turn++) {
    const isCalled = !make.isOpen || dice.happens(0.6)
    const number = disguised(make.write(dice, isCalled), dice)
    const text = dice.of(isCalled ? called[make.words]! : anything).replace('{}', () => number)
    const from = text.indexOf(number)
    const spans = personalDataIn(text)
    const hit = spans.find(span => span.kind === make.kind && isExactly(text, span, from, from + number.length))
    if (hit) counted.hits++
    else if (counted.missed.length < examples)
      counted.missed.push(`${JSON.stringify(spans.map(({ kind }) => kind))} ${text}`)
    counted.strays += spans.filter(span => span !== hit && span.kind === make.kind).length
    if (hit && hit.certainty !== 'hint' && (masked(text).includes(number) || personalDataIn(masked(text)).length > 0))
      leaks.push(`${masked(text)} | ${text}`)
  }
  return counted
}

/** All letters and digits of the number, and none beside them. */
function isExactly(text: string, span: PersonalSpan, from: number, to: number): boolean {
  const signs = (start: number, end: number) => [...text.slice(start, end)].filter(sign => isSign.test(sign)).join('')
  return span.from < to && from < span.to && signs(span.from, span.to) === signs(from, to)
}

function withFalse(
  { make, each, hits, strays, missed }: Counted,
  falsely: ReadonlyMap<PersonalKind, number>,
): Measured {
  const sharing = makes.filter(({ kind }) => kind === make.kind).length
  const wrong = strays + (falsely.get(make.kind) ?? 0) / sharing
  return { name: make.name, sentences: each, recall: hits / each, precision: hits / Math.max(1, hits + wrong), missed }
}

export const shown = ({ name, sentences, recall, precision }: Measured): string =>
  `${name.padEnd(16)} recall ${recall.toFixed(4)}  precision ${precision.toFixed(4)}  of ${sentences}`
