import { type Promised, promisesIn } from '#understanding/checks'

/** A promise of a text: its kind, and the latest moment at which it is kept; null where none is said. */
export type Given = Pick<Promised, 'kind' | 'from' | 'to'> & { text: string; dueAt: number | null }

type Moment = { now: number; timeZone: string }

/** What it promises in the first of these languages in which it promises something. Pure. */
export function promisesOf(text: string, languages: readonly string[], moment: Moment): Given[] {
  for (const language of new Set(languages)) {
    const found = promisesIn(text, language, moment)
    if (found.length > 0)
      return found.map(({ kind, from, to, due }) => ({
        ...{ kind, from, to, text: text.slice(from, to) },
        dueAt: due && within(due.at, moment.timeZone),
      }))
  }
  return []
}

/** A day is over as the next one begins: what is promised for it is done before. */
const within = (at: number, timeZone: string): number =>
  new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at) ===
  '00:00'
    ? at - 1
    : at
