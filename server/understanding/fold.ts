/** A text as detectors read it, and the way back from there into the text as it was written. */
export type Folded = {
  /** Without accents, invisible signs and odd forms of letters and digits; upper case as it was. */
  plain: string
  /** The same in lower case, sign for sign. */
  low: string
  /** Where what stands at a place of `plain` stands in the text; one more for its end. */
  at: readonly number[]
}

/** Marks, what nobody sees, and what turns the direction of a text. */
const unseen = /[\p{M}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** Unicode's compatibility decomposition (UAX #15) makes `６１２` and `𝟔𝟏𝟐` the digits that a reader sees. */
export function fold(text: string): Folded {
  let plain = ''
  let low = ''
  const at: number[] = []
  let from = 0
  for (const sign of text) {
    const bare = sign < '\u0080' ? sign : sign.normalize('NFKD').replace(unseen, '')
    const lower = bare.toLowerCase()
    plain += bare
    low += lower.length === bare.length ? lower : bare
    for (let place = 0; place < bare.length; place++) at.push(from)
    from += sign.length
  }
  at.push(from)
  return { plain, low, at }
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
