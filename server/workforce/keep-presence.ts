import { type Database, isAway, type Leases, type Tx } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import * as store from './presence-store.ts'
import { change } from './set-presence.ts'

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

/** Keeps presence to the second, in one process, until the signal aborts. */
export function keepPresence(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('presence', signal, async held => {
    while (!held.aborted) {
      const hasMore = await database
        .engine(tx => passPresence(tx, now()))
        .catch(error => {
          if (!isAway(error)) failed(asError(error))
          return false
        })
      if (!hasMore) await pause(second / 2, held)
    }
  })
}
