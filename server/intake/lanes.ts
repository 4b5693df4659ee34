import { bell, pause } from '#lib'

/** One piece on its way into the database. `settled` is called when it is stored or parked. */
export type Queued<P> = { lane: string; piece: P; settled: () => void }

export type Lanes<P> = {
  put(queued: Queued<P>): void
  readonly size: number
  /** Resolves when there is room again. */
  room(signal: AbortSignal): Promise<void>
  run(signal: AbortSignal): Promise<void>
}

const writers = 2
const maxBatch = 256
const enough = 64
const gatherMs = 15
const bound = 4096

/**
 * Lanes keep their order, run side by side and are written in batches: each lane belongs to one of two writers, a
 * writer has one batch under way. A small batch waits 15 ms for company, which costs the database far less than many
 * batches of one. `write` must not reject: what cannot be written is its affair.
 */
export function openLanes<P>(write: (batch: readonly Queued<P>[]) => Promise<void>): Lanes<P> {
  const queues = Array.from({ length: writers }, () => ({ waiting: [] as Queued<P>[], since: 0, bell: bell() }))
  const emptied = bell()
  const size = () => queues.reduce((sum, queue) => sum + queue.waiting.length, 0)

  const work = async (queue: (typeof queues)[number], signal: AbortSignal) => {
    while (!signal.aborted) {
      if (queue.waiting.length === 0) {
        await queue.bell.wait(1000, signal)
        continue
      }
      const wait = queue.since + gatherMs - performance.now()
      if (queue.waiting.length < enough && wait > 0) await pause(wait, signal)
      const batch = queue.waiting.splice(0, maxBatch)
      queue.since = performance.now()
      if (size() < bound / 2) emptied.ring()
      await write(batch)
    }
  }
  return {
    put(queued) {
      const queue = queues[shardOf(queued.lane)]!
      if (queue.waiting.length === 0) queue.since = performance.now()
      queue.waiting.push(queued)
      queue.bell.ring()
    },
    get size() {
      return size()
    },
    async room(signal) {
      while (size() >= bound && !signal.aborted) await emptied.wait(100, signal)
    },
    run: async signal => {
      await Promise.all(queues.map(queue => work(queue, signal)))
    },
  }
}

function shardOf(lane: string): number {
  let hash = 0
  for (let i = 0; i < lane.length; i++) hash = (hash * 31 + lane.charCodeAt(i)) | 0
  return (hash >>> 8) % writers
}
