import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Bubble } from './phone-app.ts'

export type Entry = { seat: string; place: string; bubble: Bubble }

/** What stands in the phone, also after it was off: a line for each change, the last of a bubble holds. */
export type Journal = {
  find(seat: string, place: string, id: string): Bubble | undefined
  all(): Entry[]
  /** By place, oldest first. */
  of(seat: string): Record<string, Bubble[]>
  put(entry: Entry): void
}

export function openJournal(file: string): Journal {
  const entries = new Map<string, Entry>()
  const keyOf = (seat: string, place: string, id: string) => `${seat}\0${place}\0${id}`
  const keep = (entry: Entry) => void entries.set(keyOf(entry.seat, entry.place, entry.bubble.id), entry)
  if (existsSync(file)) for (const entry of linesOf(readFileSync(file, 'utf8'))) keep(entry)
  return {
    find: (seat, place, id) => entries.get(keyOf(seat, place, id))?.bubble,
    all: () => [...entries.values()].toSorted((a, b) => a.bubble.at - b.bubble.at),
    of: seat =>
      Object.fromEntries(
        Map.groupBy(
          [...entries.values()].filter(each => each.seat === seat).toSorted((a, b) => a.bubble.at - b.bubble.at),
          each => each.place,
        )
          .entries()
          .map(([place, found]) => [place, found.map(({ bubble }) => bubble)]),
      ),
    put(entry) {
      keep(entry)
      appendFileSync(file, `${JSON.stringify(entry)}\n`)
    },
  }
}

/** The last line may be cut, when the phone was switched off while it wrote. */
function linesOf(text: string): Entry[] {
  return text.split('\n').flatMap(line => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Entry]
    } catch {
      return []
    }
  })
}
