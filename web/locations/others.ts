import type { Message } from '#protocol'
import { distance, type Point } from './geometry.ts'

/** Another place that the same customer shared. */
export type Other = Point & { name: string | undefined; at: number; metres: number }

/** Nearer is the same place. */
const SAME = 15
const MOST = 3

/** The other places of a customer, the nearest first; each once. */
export function othersIn(messages: readonly Message[], here: Point): Other[] {
  const found: Other[] = []
  for (const { parts, at, direction } of messages.toReversed()) {
    if (direction !== 'in') continue
    for (const part of parts) {
      if (part.kind !== 'location') continue
      const metres = distance(here, part)
      if (metres < SAME || found.some(other => distance(other, part) < SAME)) continue
      const { latitude, longitude, name, address } = part
      found.push({ latitude, longitude, name: address ?? name, at, metres })
    }
  }
  return found.toSorted((one, other) => one.metres - other.metres).slice(0, MOST)
}
