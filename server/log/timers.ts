import { type Database, isAway, type Leases, sqlTime, type Tx } from '#db'
import { bell, type Clock, pause } from '#lib'

export type Timer = { workspaceId: string; id: string; kind: string; subjectId: string; dueAt: number }

/** What a room does when its timer is due, in the transaction that takes the timer away. */
export type TimerDeeds = Record<string, (tx: Tx, timer: Timer) => Promise<void>>

export type Timers = {
  /** Sets the one timer of this kind for the subject; a later call moves it. */
  set(tx: Tx, timer: Timer): Promise<void>
  clear(tx: Tx, timer: Pick<Timer, 'workspaceId' | 'kind' | 'subjectId'>): Promise<void>
}

const looking = bell()
const sleepMs = 1000
const postponeMs = 60_000

export const timers: Timers = {
  async set(tx, timer) {
    await tx.query(
      `insert into timers (workspace_id, id, kind, subject_id, due_at) values ($1, $2, $3, $4, $5)
       on conflict (workspace_id, kind, subject_id) do update set due_at = excluded.due_at`,
      [timer.workspaceId, timer.id, timer.kind, timer.subjectId, sqlTime(timer.dueAt)],
    )
    tx.afterCommit(looking.ring)
  },
  async clear(tx, timer) {
    await tx.query(`delete from timers where workspace_id = $1 and kind = $2 and subject_id = $3`, [
      timer.workspaceId,
      timer.kind,
      timer.subjectId,
    ])
  },
}

/** Fires due timers to the second, in the process that holds the lease, until the signal aborts. */
export function runTimers(
  database: Database,
  leases: Leases,
  deeds: TimerDeeds,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('timers', signal, async held => {
    while (!held.aborted) {
      const wait = await fireNext(database, deeds, now()).catch(async error => {
        if (!isAway(error)) failed(error)
        await pause(sleepMs, held)
        return 0
      })
      if (wait > 0) await looking.wait(Math.min(wait, sleepMs), held)
    }
  })
}

/** Fires the first due timer; returns how long until the next one, 0 when one was fired. */
async function fireNext(database: Database, deeds: TimerDeeds, now: number): Promise<number> {
  const due = await nextOf(database)
  if (!due) return sleepMs
  if (due.dueAt > now) return due.dueAt - now
  try {
    await database.engine(async tx => {
      const taken = await tx.query(
        `delete from timers where workspace_id = $1 and id = $2 and due_at = $3 returning 1`,
        [due.workspaceId, due.id, sqlTime(due.dueAt)],
      )
      if (taken.length > 0) await deeds[due.kind]?.(tx, due)
    })
  } catch (error) {
    if (isAway(error)) throw error
    await database.engine(tx =>
      tx.query(`update timers set due_at = $3 where workspace_id = $1 and id = $2`, [
        due.workspaceId,
        due.id,
        sqlTime(now + postponeMs),
      ]),
    )
    throw error
  }
  return 0
}

async function nextOf(database: Database): Promise<Timer | undefined> {
  const [due] = await database.engine(tx =>
    tx.query<Timer>(
      `select workspace_id as "workspaceId", id, kind, subject_id as "subjectId", due_at as "dueAt" from timers order by due_at limit 1`,
    ),
  )
  return due
}
