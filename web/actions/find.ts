/** Where a search was met in a text, as [from, to) pairs over its letters; undefined when it was not. */
export type Found = { score: number; parts: [number, number][] }

/** Lower case without accents, letter by letter, so that places in the folded text are places in the text. */
export function folded(text: string): string {
  return [...text]
    .map(letter =>
      letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, letter.length).padEnd(letter.length),
    )
    .join('')
}

/** Every word of the search begins or stands in a word of the text; beginnings count more, and earlier ones. */
export function find(search: string, text: string): Found | undefined {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const where = folded(text)
  let score = 0
  const parts: [number, number][] = []
  for (const word of words) {
    const begins = startOf(where, word)
    const at = begins >= 0 ? begins : where.indexOf(word)
    if (at < 0) return undefined
    score += (begins >= 0 ? 100 : 10) - Math.min(at, 9)
    parts.push([at, at + word.length])
  }
  return { score, parts: joined(parts) }
}

function startOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return at
  }
  return -1
}

function joined(parts: [number, number][]): [number, number][] {
  const apart: [number, number][] = []
  for (const [from, to] of parts.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else apart.push([from, to])
  }
  return apart
}

/** The things that a search finds, best first, those found equally well as they stood. */
export function sift<T>(search: string, all: readonly T[], textsOf: (one: T) => readonly string[]): T[] {
  if (search.trim() === '') return [...all]
  return all
    .map((one, at) => ({ one, at, score: Math.max(...textsOf(one).map(text => find(search, text)?.score ?? -1)) }))
    .filter(({ score }) => score >= 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map(({ one }) => one)
}
