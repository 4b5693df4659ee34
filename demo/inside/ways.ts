import type { Seen } from '../../test/vendors/vendor-server.ts'
import type { Step, StepSeen, Way } from '../phone/shown.ts'

/** Where a way belongs: one person at one place of one platform. */
export type Spot = Pick<Way, 'seat' | 'place' | 'person'>

/** The ways of the messages that people have just written: the last at each spot, while the phone is on. */
export type Ways = {
  all(): Way[]
  /** A message is on its way; the one before it at this spot is over, unless it is kept back for this one. */
  begin(spot: Spot, said: string, at: number): void
  /** What was seen of the way at this spot. Nothing where nobody has written since the phone is on. */
  add(spot: Spot, step: StepSeen): void
  /** The conversation that the message has come into: from now on what happens there belongs to the way. */
  enter(spot: Spot, conversationId: string): void
  in(conversationId: string): Spot | undefined
  /** The spot at which something was written or answered last on this platform. */
  lastOf(seat: string): Spot | undefined
  /** Ways whose message has not come into a conversation yet, the oldest first. */
  awaited(): Way[]
  /** Forgets all: what was lived through in a hurry is not looked at. */
  clear(): void
}

const mostWays = 100
const mostSteps = 80

export function openWays(tell: (way: Way) => void): Ways {
  const ways = new Map<string, Way>()
  const spots = new Map<string, Spot>()
  const keyOf = ({ seat, place, person }: Spot) => `${seat} ${place} ${person}`
  const put = (way: Way) => {
    const key = keyOf(way)
    // Behind all others: the newest is the last.
    ways.delete(key)
    ways.set(key, way)
    if (ways.size > mostWays) ways.delete(ways.keys().next().value!)
    tell(way)
  }
  return {
    all: () => [...ways.values()],
    begin({ seat, place, person }, said, at) {
      const before = ways.get(keyOf({ seat, place, person }))
      const held = before?.steps.at(-1)?.kind === 'held' ? before : undefined
      put({ seat, place, person, said, at: held?.at ?? at, isIn: false, steps: held?.steps ?? [] })
    },
    add(spot, seen) {
      const way = ways.get(keyOf(spot))
      if (!way || way.steps.length >= mostSteps) return
      const step: Step = { ...seen, number: way.steps.length }
      put({ ...way, steps: [...way.steps, step] })
    },
    enter(spot, conversationId) {
      const way = ways.get(keyOf(spot))
      if (!way) return
      spots.set(conversationId, spot)
      put({ ...way, isIn: true })
    },
    in: conversationId => spots.get(conversationId),
    lastOf: seat => [...ways.values()].findLast(each => each.seat === seat),
    clear: () => ways.clear(),
    awaited: () => [...ways.values()].filter(({ isIn }) => !isIn),
  }
}

/** A body as one reads it: JSON with its lines, a form as its fields, of what is no text only how long it is. */
export function readable({ body, raw }: Pick<Seen, 'body' | 'raw'>): string {
  if (body === undefined) return ''
  if (body instanceof FormData) {
    const fields = [...body].map(([name, value]) => [name, typeof value === 'string' ? value : `(${value.size} bytes)`])
    return JSON.stringify(Object.fromEntries(fields), null, 2)
  }
  return body instanceof Uint8Array ? `(${raw.length} bytes)` : JSON.stringify(body, shortened, 2)
}

const longest = 400

const shortened = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}… (${value.length})` : value
