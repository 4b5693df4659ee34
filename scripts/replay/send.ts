import { pause } from '#lib'
import type { Api } from './api.ts'
import { inParallel } from './parallel.ts'
import type { State } from './state.ts'
import type { PlacedMessage } from './thread.ts'

type Means = {
  api: Api
  state: State
  /** Seconds of history in one second; 0: as fast as it goes. */
  speed: number
  signal: AbortSignal
  /** So many more have been taken, of those that were left. */
  taken: (count: number) => void
}

const mostEvents = 100
const mostBytes = 1_000_000
const side = 4
const longestPauseMs = 3_600_000

/** What a client of the API channel posts for a message: its id is the file's, so the same again changes nothing. */
export const eventOf = ({ id, lane, at, customer, text, answers, isBrands }: PlacedMessage): object => ({
  type: 'message',
  id,
  thread: lane,
  at,
  from: { id: customer },
  text,
  visibility: 'public',
  ...(answers === undefined ? {} : { quoteOf: answers }),
  ...(isBrands ? { echo: true } : {}),
  historic: true,
})

/** What has not been taken yet: a brand's messages keep their order, so a number says how far it has come. */
export function left(placed: readonly PlacedMessage[], state: State): PlacedMessage[] {
  const seen = new Map<string, number>()
  return placed.filter(({ brand }) => {
    const place = seen.get(brand) ?? 0
    seen.set(brand, place + 1)
    return place >= state.brand(brand).sent
  })
}

/**
 * Posts the messages, those of a brand one after the other, brands side by side. With a speed each is posted when its
 * time has come. Returns early when the signal aborts. @throws what the API throws
 */
export async function send(messages: readonly PlacedMessage[], means: Means): Promise<void> {
  const { speed, signal } = means
  const begun = performance.now()
  const from = messages[0]?.due ?? 0
  for (let next = 0; next < messages.length && !signal.aborted;) {
    const until = speed === 0 ? Infinity : from + (performance.now() - begun) * speed
    const first = next
    while (next < messages.length && messages[next]!.due <= until) next++
    await sendDue(messages.slice(first, next), means)
    if (next === messages.length) return
    const ms = (messages[next]!.due - from) / speed - (performance.now() - begun)
    await pause(Math.min(ms, longestPauseMs), signal)
  }
}

async function sendDue(messages: readonly PlacedMessage[], { api, state, signal, taken }: Means): Promise<void> {
  const byBrand = Map.groupBy(messages, each => each.brand)
  await inParallel(byBrand, side, async ([brand, its]) => {
    for (const { count, body } of bodiesOf(its)) {
      if (signal.aborted) return
      const { connectionId, secret, sent } = state.brand(brand)
      await api.hook(connectionId!, body, secret)
      state.remember(brand, { sent: sent + count })
      taken(count)
    }
  })
}

/** Requests of at most a hundred events and about a megabyte. */
export function* bodiesOf(messages: readonly PlacedMessage[]): Generator<{ count: number; body: string }> {
  let waiting: string[] = []
  let bytes = 0
  const body = () => ({ count: waiting.length, body: `{"events":[${waiting.join(',')}]}` })
  for (const message of messages) {
    const event = JSON.stringify(eventOf(message))
    const size = Buffer.byteLength(event)
    if (waiting.length === mostEvents || (waiting.length > 0 && bytes + size > mostBytes)) {
      yield body()
      waiting = []
      bytes = 0
    }
    waiting.push(event)
    bytes += size
  }
  if (waiting.length > 0) yield body()
}
