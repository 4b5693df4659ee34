import { fold } from '#personal'

/** Something of the brand's own that people name: its id, and how it is written and called. */
export type Callable = { kind: 'product' | 'place'; id: string; spellings: readonly string[] }
export type Named = Pick<Callable, 'kind' | 'id'>

/** A run of letters or of digits; `isGlued`: nothing stands between it and the one before. */
export type Token = { text: string; from: number; to: number; isGlued: boolean }

export type Ending = { named: readonly Named[]; isLong: boolean; written: string | undefined }
export type Step = { next: Map<string, Step>; endings: Ending[] }

/** What names look like, made once: the words that follow one another, and the words that are one letter away. */
export type Catalogue = {
  first: Step
  /** A word, and each of its forms with a letter left out → the words it may be. */
  near: ReadonlyMap<string, readonly string[]>
}

const mostTokens = 12
/** From so many letters on, a name or a word of it is told with one letter wrong. */
const longName = 8
export const longWord = 5

const runs = /[\p{L}'&]+|\p{N}+/gu

/** The words of a folded text. */
export function tokensIn(low: string): Token[] {
  const found: Token[] = []
  for (const { 0: run, index } of low.matchAll(runs)) {
    const text = run.replaceAll(/['&]/g, '')
    if (text === '') continue
    found.push({ text, from: index, to: index + run.length, isGlued: found.at(-1)?.to === index })
  }
  return found
}

/** Without entries there is nothing to be found. Work and size grow with all spellings together. */
export function catalogueOf(entries: readonly Callable[]): Catalogue {
  const first: Step = { next: new Map(), endings: [] }
  const words = new Set<string>()
  for (const { kind, id, spellings } of entries)
    for (const spelling of spellings) {
      const { low, plain } = fold(spelling)
      const tokens = tokensIn(low).slice(0, mostTokens)
      const letters = tokens.map(({ text }) => text).join('')
      if (letters.length < 2) continue
      // A name as short as a word is told by its capitals.
      const written = letters.length <= 3 ? plain.trim() : undefined
      for (const way of waysOf(tokens.map(({ text }) => text))) {
        put(first, way, { named: [{ kind, id }], isLong: letters.length >= longName, written })
        for (const word of way) if (word.length >= longWord) words.add(word)
      }
    }
  return { first, near: nearOf(words) }
}

/** As it is written, and with two of its words in one. */
const waysOf = (words: readonly string[]): string[][] => [
  [...words],
  ...words.slice(1).map((word, at) => [...words.slice(0, at), words[at]! + word, ...words.slice(at + 2)]),
]

function put(first: Step, words: readonly string[], ending: Ending): void {
  let step = first
  for (const word of words) {
    const next = step.next.get(word) ?? { next: new Map(), endings: [] }
    step.next.set(word, next)
    step = next
  }
  const same = step.endings.findIndex(({ written }) => written === ending.written)
  const known = step.endings[same]
  if (!known) step.endings.push(ending)
  else if (!known.named.some(({ kind, id }) => kind === ending.named[0]!.kind && id === ending.named[0]!.id))
    step.endings[same] = { ...known, named: [...known.named, ...ending.named] }
}

function nearOf(words: ReadonlySet<string>): Map<string, string[]> {
  const near = new Map<string, string[]>()
  for (const word of words)
    if (!/\p{N}/u.test(word))
      for (const form of new Set([word, ...withoutOne(word)])) {
        const known = near.get(form)
        if (known) known.push(word)
        else near.set(form, [word])
      }
  return near
}

/** A word with each of its letters left out. */
export const withoutOne = (word: string): string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
