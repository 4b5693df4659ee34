import { isDiskFull } from './errors.ts'
import type { Tx } from './tx.ts'

/** What is known of the room on the disk of the database. */
export type Room = {
  /** Learns from what failed. */
  note(error: unknown): void
  /** Whether something was refused for want of room and there still is none: asked of the database each time. */
  isFull(): Promise<boolean>
  /** Calls when something is refused for want of room, the first time since there was some. */
  onFull(deed: () => void): void
}

/** `attempt` runs work in a transaction that is rolled back when the work throws. */
export function watchRoom(attempt: (work: (tx: Tx) => Promise<never>) => Promise<never>): Room {
  const deeds: (() => void)[] = []
  let isFull = false
  return {
    note(error) {
      if (isFull || !isDiskFull(error)) return
      isFull = true
      for (const deed of deeds) deed()
    },
    async isFull() {
      if (isFull) isFull = !(await hasRoom(attempt))
      return isFull
    },
    onFull: deed => void deeds.push(deed),
  }
}

const enough = new Error('It was taken: there is room')

/** Writes 256 kB, more than the tables have lying about, and takes them back. */
const hasRoom = (attempt: Parameters<typeof watchRoom>[0]): Promise<boolean> =>
  attempt(async tx => {
    await tx.query(
      `insert into installation (key, value) select 'room', string_agg(md5(random()::text), '') from generate_series(1, 8192)`,
    )
    throw enough
  }).catch((error: unknown) => error === enough)
