import { type Database, isAway, type Statement } from '#db'
import { bell, pause } from '#lib'
import { channelName } from './append.ts'
import type { LogEvent } from './events.ts'
import { headAt, writersOf } from './head.ts'

/** The log as this process sees it: each slice is read once and kept in memory for all who follow. */
export type Reader = {
  /** The number up to which everything is settled. */
  readonly head: number
  /** At most `limit` events after `number`, in order, from memory where they still are. */
  after(number: number, limit: number): Promise<LogEvent[]>
  /** Resolves when the head has passed `number`, or when the signal aborts. */
  moved(number: number, signal: AbortSignal): Promise<void>
}

const kept = 8192
const sliceSize = 1000
const pollMs = 250
const gapMs = 2
/** What is told a little at a time is read together: each reading wakes every room, and costs each a transaction. */
const breathMs = 15

const select: Statement = {
  name: 'log-read',
  text: `select number, day, at, workspace_id as "workspaceId", kind, conversation_id as "conversationId", subject_id as "subjectId", detail
    from events where number > $1 and day >= $2::date - 1 order by number limit $3`,
}

/** Starts reading at the end of the log; runs until the signal aborts. */
export async function openReader(
  database: Database,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<Reader> {
  const start = await endOfLog(database)
  const memory: LogEvent[] = []
  const waiting = new Set<() => void>()
  const head = headAt('events', start.number)
  const wake = bell()
  let day = start.day

  const read = async (number: number, fromDay: string, limit: number) => {
    const rows = await database.engine(tx =>
      tx.query<LogEvent & { detail: string | null }>(select, [number, fromDay, limit]),
    )
    return rows.map(row => ({
      ...row,
      detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
    }))
  }
  const step = async () => {
    const rows = await read(head.number, day, sliceSize)
    const { ready, blocked } = head.pass(rows)
    if (ready.length > 0) {
      day = ready.at(-1)!.day
      memory.push(...ready)
      if (memory.length > kept) memory.splice(0, memory.length - kept)
      for (const resolve of waiting) resolve()
    }
    if (blocked) {
      await database.engine(tx => head.look(tx))
      await pause(gapMs, signal)
    } else if (rows.length < sliceSize) {
      if (rows.length > 0) await pause(breathMs, signal)
      await wake.wait(pollMs, signal)
    }
  }
  void keepListening(database, signal, wake.ring)
  void (async () => {
    while (!signal.aborted) {
      await step().catch(async error => {
        if (!isAway(error)) failed(error)
        await pause(pollMs, signal)
      })
    }
    for (const resolve of waiting) resolve()
  })()

  return {
    get head() {
      return head.number
    },
    async after(number, limit) {
      if (number >= head.number) return []
      const first = memory[0]
      if (first && first.number <= number + 1) {
        const place = firstAfter(memory, number)
        return memory.slice(place, place + limit)
      }
      const until = head.number
      const rows = await read(number, await dayOf(database, number), limit)
      return rows.filter(event => event.number <= until)
    },
    moved(number, stop) {
      if (head.number > number || stop.aborted || signal.aborted) return Promise.resolve()
      return new Promise(resolve => {
        const done = () => {
          if (head.number <= number && !stop.aborted && !signal.aborted) return
          waiting.delete(done)
          stop.removeEventListener('abort', done)
          resolve()
        }
        waiting.add(done)
        stop.addEventListener('abort', done)
      })
    },
  }
}

/** The place of the first event above `number`; what is kept stands in order. */
function firstAfter(events: readonly LogEvent[], number: number): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (events[middle]!.number > number) high = middle
    else low = middle + 1
  }
  return low
}

/** The last number, once everyone who may have taken a lower one has ended: below it nothing new can appear. */
async function endOfLog(database: Database): Promise<{ number: number; day: string }> {
  const [last] = await database.engine(tx =>
    tx.query<{ number: number | null; day: string }>(
      `select max(number) as number, (now() at time zone 'utc')::date as day from events`,
    ),
  )
  let open = await database.engine(tx => writersOf(tx, 'events'))
  while (open.size > 0) {
    await pause(gapMs)
    const now = await database.engine(tx => writersOf(tx, 'events'))
    open = new Set([...open].filter(writer => now.has(writer)))
  }
  return { number: last?.number ?? 0, day: last!.day }
}

async function dayOf(database: Database, number: number): Promise<string> {
  const [row] = await database.engine(tx =>
    tx.query<{ day: string }>(`select day from events where number > $1 order by number limit 1`, [number]),
  )
  return row?.day ?? '2000-01-01'
}

/** NOTIFY only wakes; what a lost connection missed is found by the next poll. */
async function keepListening(database: Database, signal: AbortSignal, ring: () => void): Promise<void> {
  while (!signal.aborted) {
    const client = await database.client('engine').catch(() => undefined)
    if (!client) {
      await pause(1000, signal)
      continue
    }
    await new Promise<void>(resolve => {
      client.on('notification', ring)
      client.on('end', () => resolve())
      signal.addEventListener('abort', () => void client.end(), { once: true })
      client.query(`listen ${channelName}`).catch(() => void client.end())
      if (signal.aborted) void client.end()
    })
  }
}
