import { isCif, isCnpj, isCpf, isDni, isNino, isNir, isPortugueseNif, isSsn } from './check-digits.ts'
import type { Folded } from './fold.ts'
import { type Place, placeOf } from './places.ts'
import {
  isCalledCard,
  isCalledCpf,
  isCalledDni,
  isCalledPhone,
  isCalledSsn,
  isCalledTaxNumber,
  isReference,
} from './surroundings.ts'

/** `isDialled`: written as one dials a number abroad, and no id where it is one. */
export type IdNumber = Place & { isProven: boolean; isDialled: boolean }

type Written = { low: string; from: number; to: number; written: string; isUpper: boolean }
/** A number of a country: how it may stand there, whether it proves itself, and what else has to be so. */
type Sort = {
  patterns: readonly RegExp[]
  isSo: (number: string) => boolean
  isProven: boolean
  isMeant: (written: Written) => boolean
}

const joint = `(?: ?[\\-/_] ?|\\.| {1,3})`
const between = `${joint}?`
const digits = (count: number): string => `\\d(?:${between}\\d){${count - 1}}`
/** Nothing of the same number stands before or behind it. */
const alone = (pattern: string): RegExp =>
  new RegExp(`(?<![\\w@#+]|\\d,)(?<!\\d${joint})${pattern}(?!${between}\\d)(?![\\w@]|,\\d)`, 'g')
/** Written in one go, or as its country prints it: other numbers may stand beside it. */
const tight = (pattern: string): RegExp => new RegExp(`(?<![\\w@#.,/+-])(?:${pattern})(?![\\w@]|[.,/-]\\d)`, 'g')

/** "12345678 y mi hermana": a letter that is a word of its own. */
const isWord = ({ low, to, written, isUpper }: Written): boolean =>
  !isUpper && /[ ][aeoy]$/.test(written) && /^ [a-z\d]/.test(low.slice(to, to + 2))

const isFree = ({ low, from, to }: Written): boolean => !isReference(low, from, to)
const isBare = (written: string): boolean => !/[^a-z\d]/.test(written)

const sorts: readonly Sort[] = [
  {
    patterns: [
      tight(`(?:\\d{8}|\\d{2}\\.\\d{3}\\.\\d{3}|[xyz][ -]?\\d{7})[ .-]?[a-z]`),
      alone(`${digits(8)}${between}[a-z]`),
    ],
    isSo: isDni,
    isProven: true,
    isMeant: all => (isCalledDni(all.low, all.from) || isFree(all)) && (!isWord(all) || isCalledDni(all.low, all.from)),
  },
  {
    patterns: [alone(`[xyz]${between}${digits(7)}${between}[a-z]`)],
    isSo: isDni,
    isProven: true,
    isMeant: all => isFree(all) && !isWord(all),
  },
  {
    patterns: [alone(`[a-hjnp-su-w]${between}${digits(7)}${between}[\\da-j]`)],
    isSo: isCif,
    isProven: true,
    isMeant: all =>
      (isCalledDni(all.low, all.from) || isFree(all)) && !isWord(all) && (all.isUpper || !/^[ae] /.test(all.written)),
  },
  {
    patterns: [alone(`[1-478]${between}${digits(4)}${between}(?:${digits(2)}|2${between}[ab])${between}${digits(8)}`)],
    isSo: isNir,
    isProven: true,
    isMeant: all => !isBare(all.written) || isFree(all),
  },
  {
    patterns: [alone(`(?:pt${between})?${digits(9)}`)],
    isSo: number => isPortugueseNif(number.replace('PT', '')),
    isProven: true,
    isMeant: ({ low, from, written }) => written.startsWith('pt') || isCalledTaxNumber(low, from),
  },
  {
    patterns: [tight(`\\d{3}\\.\\d{3}\\.\\d{3}[-/]\\d{2}|\\d{11}|\\d{9}-\\d{2}`), alone(digits(11))],
    isSo: isCpf,
    isProven: true,
    isMeant: all =>
      isCalledCpf(all.low, all.from) || (isFree(all) && !isCalledPhone(all.low, all.from) && !isHost(all.written)),
  },
  {
    patterns: [
      tight(`[a-z\\d]{2}\\.[a-z\\d]{3}\\.[a-z\\d]{3}/[a-z\\d]{4}-\\d{2}`),
      alone(`${digits(14)}`),
      tight(`[a-z\\d]{12}-?\\d{2}`),
    ],
    isSo: isCnpj,
    isProven: true,
    isMeant: all =>
      isCalledCpf(all.low, all.from) ||
      (isFree(all) && !isCalledCard(all.low, all.from) && /[/.-]|^[\d ]+$/.test(all.written)),
  },
  {
    patterns: [
      tight(`(?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][ -]?[abceghj-nprstw-z]${between}${digits(6)}${between}[a-d]`),
    ],
    isSo: isNino,
    isProven: false,
    isMeant: all => isFree(all) && !isWord(all),
  },
  {
    patterns: [tight(`\\d{3}-\\d{2}-\\d{4}`), alone(digits(9))],
    isSo: isSsn,
    isProven: false,
    isMeant: all => isCalledSsn(all.low, all.from) || (isFree(all) && /^\d{3}-\d{2}-\d{4}$/.test(all.written)),
  },
]

/** "192.168.12.176" */
const isHost = (written: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(written) && written.split('.').every(part => Number(part) < 256)
/** "0044 7911123456" */
const isDialled = (written: string): boolean => /^00\d{1,3} /.test(written)
const compact = (written: string): string => written.replaceAll(/[ .\-/_]/g, '').toUpperCase()

/** Numbers by which states know people and companies; those without a check digit only in the shape they are printed in. */
export function idNumbersIn({ low, plain }: Folded): IdNumber[] {
  const found: IdNumber[] = []
  for (const { patterns, isSo, isProven, isMeant } of sorts)
    for (const pattern of patterns)
      for (const match of low.matchAll(pattern)) {
        const { from, to } = placeOf(match)
        const isUpper = plain.slice(from, to) !== match[0]
        if (isSo(compact(match[0])) && isMeant({ low, from, to, written: match[0], isUpper }))
          found.push({ from, to, isProven, isDialled: isDialled(match[0]) && !isCalledCpf(low, from) })
      }
  return found
}
