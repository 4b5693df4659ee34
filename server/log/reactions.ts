import { performance } from 'node:perf_hooks'
import { type Database, isAway, isCollision, type Leases, type Statement, type Tx } from '#db'
import { pause } from '#lib'
import type { LogEvent } from './events.ts'
import { parkEvent } from './parked-events.ts'
import type { Reader } from './reader.ts'

/**
 * What a room does when it is told. It gets the events of its kinds in order, many at a time; it touches only the
 * database, through `tx`; its cursor is saved in that same transaction, so that each event counts exactly once.
 */
export type Reaction = {
  room: string
  kinds: readonly string[]
  /** This process takes over: what it remembers may be from before another one had it. */
  begin?(): void
  /** Nobody waits for it: while it is behind and the process is busy, it leaves most of the time to others. */
  canWait?: true
  react(tx: Tx, events: readonly LogEvent[]): Promise<void>
}

export type Reactions = {
  /** How many events each room has still to read. */
  lag(): Record<string, number>
}

const sliceSize = 500
const tries = 3
const saveEveryMs = 1000
/** Over this long it is seen whether others keep the process busy, which more than this share of the time says. */
const lookMs = 50
const busyShare = 0.5
/** So many times as long as its slice took, what can wait leaves the process to others then. */
const leaves = 3
/** And at least so long, so that what comes a little at a time is taken together. */
const gatherMs = 150

/** Runs the rooms' reactions in whichever process holds the lease, until the signal aborts. */
export function runReactions(
  database: Database,
  reader: Reader,
  leases: Leases,
  reactions: readonly Reaction[],
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Reactions {
  const positions = new Map<string, number>()
  for (const reaction of reactions) {
    void leases.hold(`reaction:${reaction.room}`, signal, async held => {
      await follow(database, reader, reaction, held, at => positions.set(reaction.room, at), failed)
    })
  }
  return { lag: () => Object.fromEntries([...positions].map(([room, at]) => [room, Math.max(0, reader.head - at)])) }
}

async function follow(
  database: Database,
  reader: Reader,
  reaction: Reaction,
  signal: AbortSignal,
  moved: (at: number) => void,
  failed: (error: unknown) => void,
): Promise<void> {
  let at = await untilDone(() => cursorOf(database, reaction.room), signal, failed)
  if (at === undefined) return
  reaction.begin?.()
  let saved = at
  let savedAt = Date.now()
  while (!signal.aborted) {
    moved(at)
    await reader.moved(at, signal)
    if (signal.aborted) return
    const slice = await untilDone(() => reader.after(at!, sliceSize), signal, failed)
    if (!slice?.length) continue
    const until = slice.at(-1)!.number
    const mine = slice.filter(event => reaction.kinds.includes(event.kind))
    const began = performance.now()
    if (mine.length > 0) {
      const done = await take(database, reaction, mine, until, signal, failed)
      if (!done) return
      saved = until
    } else if (Date.now() - savedAt > saveEveryMs) {
      await untilDone(() => database.engine(tx => saveCursor(tx, reaction.room, until)), signal, failed)
      saved = until
    }
    if (saved === until) savedAt = Date.now()
    at = until
    if (reaction.canWait && mine.length > 0) await leaveToOthers(performance.now() - began, signal)
  }
}

async function leaveToOthers(tookMs: number, signal: AbortSignal): Promise<void> {
  const before = performance.eventLoopUtilization()
  await pause(lookMs, signal)
  if (performance.eventLoopUtilization(before).utilization > busyShare)
    await pause(Math.max(gatherMs, leaves * tookMs), signal)
}

/** Takes a slice whole; what fails three times is taken one by one, and what still fails is parked alone. */
async function take(
  database: Database,
  reaction: Reaction,
  events: LogEvent[],
  until: number,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<boolean> {
  let fault: unknown
  for (let attempt = 1; attempt <= tries; attempt++) {
    const outcome = await untilDone(
      () =>
        database
          .engine(async tx => {
            await reaction.react(tx, events)
            await saveCursor(tx, reaction.room, until)
          })
          .then(
            () => 'done' as const,
            error => {
              if (isAway(error) || isCollision(error)) throw error
              fault = error
              return 'failed' as const
            },
          ),
      signal,
      () => {},
    )
    if (outcome === undefined) return false
    if (outcome === 'done') return true
  }
  failed(fault)
  if (events.length > 1) {
    for (const event of events)
      if (!(await take(database, reaction, [event], event.number, signal, failed))) return false
  } else {
    const parked = await untilDone(
      () => database.engine(tx => parkEvent(tx, reaction.room, events[0]!, fault)),
      signal,
      failed,
    )
    if (parked === undefined) return false
  }
  const saved = await untilDone(() => database.engine(tx => saveCursor(tx, reaction.room, until)), signal, failed)
  return saved !== undefined
}

/** Tries again until it goes through; undefined when the signal ended it. */
async function untilDone<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<T | undefined> {
  while (!signal.aborted) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error)) failed(error)
      await pause(200, signal)
    }
  }
  return undefined
}

const saving: Statement = {
  name: 'log-save-cursor',
  text: `insert into cursors (room, number) values ($1, $2) on conflict (room) do update set number = excluded.number, saved_at = now()`,
}

const saveCursor = async (tx: Tx, room: string, number: number): Promise<true> => {
  await tx.query(saving, [room, number])
  return true
}

/** A room that is new begins at the first event kept. */
const cursorOf = (database: Database, room: string): Promise<number> =>
  database.engine(
    async tx =>
      (await tx.query<{ number: number }>(`select number from cursors where room = $1`, [room]))[0]?.number ?? 0,
  )
