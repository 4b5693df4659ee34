import type { Place } from './places.ts'

/** Digits without anything between them. `isApart`: what stands before them parts two numbers rather than one. */
export type Group = Place & { digits: string; isApart: boolean }

/** Groups of digits with nothing between them but what people write within numbers; a plus, perhaps, in front. */
export type Strand = Place & { groups: readonly Group[]; hasPlus: boolean }

const words = 'y|e|and|et|luego|then|puis|depois|despues|dash|guion|tiret|hifen|espacio|space|espaco|espace'
const joint = `(?: ?[\\-/_] ?|\\.| {1,3}|[ -]{0,2}\\(|\\)(?:[ .-]| - )?|,? (?:${words}) )`
const strands = new RegExp(
  `(?<![\\w@#=]|\\d[.,:/_-])(?:\\+ ?)?\\(?(?:\\+ ?)?\\d{1,15}(?:${joint}\\d{1,15}){0,20}(?![\\w@]|[.,:/_-]\\d)`,
  'g',
)
const dates =
  /(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}|(?:19|20)\d{2}([./-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01]))(?![\d/-])/g

/** Dates with their year in full are none. */
export const strandsIn = (low: string): Strand[] =>
  [...low.replaceAll(dates, date => '\u0000'.repeat(date.length)).matchAll(strands)].map(({ index, 0: written }) => ({
    ...{ from: index, to: index + written.length },
    ...{ groups: groupsIn(written, index), hasPlus: /^\(?\+/.test(written) },
  }))

const wide = /^ [-/] $|[a-z]|\//

/** "612345678 / 698765432" are two, unless all that parts the digits is as wide. */
function groupsIn(written: string, start: number): Group[] {
  const all = [...written.matchAll(/\d+/g)]
  const before = all.map(({ index }, at) => (at === 0 ? '' : written.slice(endOf(all[at - 1]!), index)))
  const isMixed = before.some((between, at) => at > 0 && !wide.test(between))
  return all.map((match, at) => {
    const isLong = match[0].length >= 7 && (all[at - 1]?.[0].length ?? 0) >= 7
    return {
      ...{ from: start + match.index, to: start + endOf(match), digits: match[0] },
      isApart: wide.test(before[at]!) && (isLong || isMixed),
    }
  })
}

const endOf = ({ index, 0: { length } }: RegExpExecArray): number => index + length

/**
 * What stands beside these groups is as long as they are: a part of a longer number. Two numbers of one shape beside each
 * other are none, but for pairs of digits, of which all long numbers can be made.
 */
export function goesOn(groups: readonly Group[], first: number, last: number): boolean {
  const sizeOf = (at: number): number => groups[at]?.digits.length ?? 0
  const count = last - first + 1
  const isSame = (from: number): boolean => {
    for (let at = 0; at < count; at++) if (sizeOf(from + at) !== sizeOf(first + at)) return false
    return true
  }
  let [begin, end] = [first, last]
  if (sizeOf(first) > 2 || groups[first]!.digits.startsWith('0')) {
    while (begin >= count && isSame(begin - count)) begin -= count
    while (isSame(end + 1)) end += count
  }
  const isBefore = begin > 0 && !groups[begin]!.isApart && sizeOf(begin - 1) === sizeOf(begin)
  return isBefore || (groups[end + 1]?.isApart === false && sizeOf(end + 1) === sizeOf(end))
}
