import { type Database, isAway, type Leases, type Tx } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import * as store from './presence-store.ts'
import { change, graceMs } from './set-presence.ts'

/**
 * What time does to presence by a moment: whoever is not seen any more is offline, and a pause ends. Returns whether there
 * may be more. As engine.
 */
export async function passPresence(tx: Tx, now: number): Promise<boolean> {
  const due = await store.lockDue(tx, now)
  for (const row of due) {
    const { workspaceId, personId } = row
    const isGone = row.seenUntil <= now
    const cause = isGone ? 'unseen' : 'time'
    await change(tx, { workspaceId, personId, now, cause }, row, { state: isGone ? 'offline' : 'available' })
  }
  return due.length === 100
}

/** Whoever keeps presence says so this often. */
const watchMs = 5 * second
/** Longer than that, nobody has: consoles had no server by which they could be seen. */
const blindMs = 3 * watchMs

/**
 * Says that presence is being kept. Where nobody kept it for a while, those who were there until then have the usual grace
 * to be seen again, before anybody is called offline. As engine.
 */
export async function watchPresence(tx: Tx, now: number): Promise<void> {
  const last = await store.lastWatch(tx)
  if (last !== undefined && now - last > blindMs) await store.keepSeen(tx, last, now + graceMs)
  await store.saveWatch(tx, now)
}

/** Keeps presence to the second, in one process, until the signal aborts. */
export function keepPresence(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('presence', signal, async held => {
    let watchedAt = -Infinity
    while (!held.aborted) {
      const hasMore = await database
        .engine(async tx => {
          const at = now()
          const isDue = Math.abs(at - watchedAt) >= watchMs
          if (isDue) await watchPresence(tx, at)
          const isMore = await passPresence(tx, at)
          return { isMore, watched: isDue ? at : watchedAt }
        })
        .then(({ isMore, watched }) => {
          watchedAt = watched
          return isMore
        })
        .catch(error => {
          if (!isAway(error)) failed(asError(error))
          return false
        })
      if (!hasMore) await pause(second / 2, held)
    }
  })
}
