/** A text as detectors read it, and the way back from there into the text as it was written. */
export type Folded = {
  /** Without accents, invisible signs and odd forms of letters, digits, dashes and blanks; upper case as it was. */
  plain: string
  /** The same in lower case, sign for sign. */
  low: string
  /** Where what stands at a place of `plain` stands in the text; one more for its end. */
  at: readonly number[]
}

/** Marks, what nobody sees, and what turns the direction of a text. */
const unseen = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu
const digit = /\p{Nd}/u

/** Signs that a reader takes for others (after Unicode UTS #39), where numbers and names are written with them. */
const alike = new Map(
  [
    ['-', '‐‑‒–—―−⁃˗﹘'],
    ['.', '·•‧∙⋅。٫۔'],
    ['/', '⁄∕╱'],
    [' ', '\t\v\f\u1680\u2800'],
    ['\n', '\r\u0085\u2028\u2029'],
    ["'", '’ʼ‘´'],
    ['a', 'аα'],
    ['c', 'с'],
    ['e', 'е'],
    ['i', 'і'],
    ['o', 'оο'],
    ['p', 'рρ'],
    ['x', 'х'],
    ['y', 'у'],
    ['A', 'АΑ'],
    ['B', 'ВΒ'],
    ['C', 'С'],
    ['E', 'ЕΕ'],
    ['H', 'НΗ'],
    ['K', 'КΚ'],
    ['M', 'МΜ'],
    ['N', 'Ν'],
    ['O', 'ОΟ'],
    ['P', 'РΡ'],
    ['T', 'ТΤ'],
    ['X', 'ХΧ'],
    ['Y', 'УΥ'],
    ['Z', 'Ζ'],
  ].flatMap(([seen, signs]) => [...signs!].map(sign => [sign, seen!] as const)),
)

/** Unicode's compatibility decomposition (UAX #15) makes `６１２` and `𝟔𝟏𝟐` the digits that a reader sees. */
export function fold(text: string): Folded {
  let plain = ''
  let low = ''
  const at: number[] = []
  let from = 0
  for (const sign of text) {
    const bare = sign > '\r' && sign < '\u0080' ? sign : bareOf(sign)
    const lower = bare.toLowerCase()
    plain += bare
    low += lower.length === bare.length ? lower : bare
    for (let place = 0; place < bare.length; place++) at.push(from)
    from += sign.length
  }
  at.push(from)
  return { plain, low, at }
}

function bareOf(sign: string): string {
  const known = alike.get(sign)
  if (known) return known
  const bare = sign.normalize('NFKD').replace(unseen, '')
  if (bare.length === 1 && bare < '\u0080') return bare
  return alike.get(bare) ?? (digit.test(bare) ? valueOf(bare) : bare)
}

/** Decimal digits of every script stand in tens, in their order (The Unicode Standard, 4.6). */
function valueOf(sign: string): string {
  const code = sign.codePointAt(0)!
  let before = 0
  while (digit.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}

/** Where something of `plain` stands in the text: from its first sign to the end of its last. */
export const spanOf = ({ at }: Folded, from: number, to: number): { from: number; to: number } => ({
  from: at[from]!,
  to: endOf(at, to),
})

/** The end of what stands before `to`: the next place that is not of the same sign. */
function endOf(at: readonly number[], to: number): number {
  let next = to
  while (next < at.length - 1 && at[next] === at[to - 1]) next++
  return at[next]!
}
