import { bare, plain, wordsOf } from '#learning'
import type { EmotionRead } from '#protocol'

/** What a word does: it says a feeling (insults at somebody, oaths at anything), or it changes what the next one says. */
export const roles = ['word', 'insult', 'oath', 'negator', 'booster', 'damper', 'contrast'] as const
export type Role = (typeof roles)[number]

/** A word or a phrase. `valence` from −3 to 3, as it counts when nothing else is known. */
export type Entry = { valence: number; emotion: EmotionRead; role: Role }

/** By what `lookedUp` makes of a form; the words of a phrase with a blank between them. */
export type Lexicon = { entries: ReadonlyMap<string, Entry>; longest: ReadonlyMap<string, number> }

/** The words of a text as they are looked up: small, without marks, what is elided apart ("l'app" as "l" and "app"). */
export const lookedUp = (text: string): string[] => lookedUpIn(bare(plain(text)))

export const lookedUpIn = (low: string): string[] => wordsOf(low).flatMap(word => word.split(/['’](?=\p{L})/u))

/** The first of two entries with the same form counts. */
export function lexiconOf(given: Iterable<{ form: string; entry: Entry }>): Lexicon {
  const entries = new Map<string, Entry>()
  const longest = new Map<string, number>()
  for (const { form, entry } of given) {
    const words = lookedUp(form)
    const key = words.join(' ')
    if (key === '' || entries.has(key)) continue
    entries.set(key, entry)
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length))
  }
  return { entries, longest }
}

/** What is found at a word: the longest phrase that begins there. */
export function entryAt(
  { entries, longest }: Lexicon,
  words: readonly string[],
  at: number,
): { entry: Entry; length: number } | undefined {
  const most = Math.min(longest.get(words[at]!) ?? 0, words.length - at)
  for (let length = most; length > 0; length--) {
    const entry = entries.get(length === 1 ? words[at]! : words.slice(at, at + length).join(' '))
    if (entry !== undefined) return { entry, length }
  }
  return undefined
}
