import { type Promised, promisesIn } from '#understanding/checks'

/** A promise of a text, and what of it is said. */
export type Given = Pick<Promised, 'from' | 'to' | 'due'> & { text: string }

/** What it promises in the first of these languages in which it promises something. Pure. */
export function promisesOf(
  text: string,
  languages: readonly string[],
  moment: { now: number; timeZone: string },
): Given[] {
  for (const language of new Set(languages)) {
    const found = promisesIn(text, language, moment)
    if (found.length > 0) return found.map(({ from, to, due }) => ({ from, to, due, text: text.slice(from, to) }))
  }
  return []
}
