import type { Database, Leases } from '#db'
import { type Clock, day, hour, pause } from '#lib'
import { deleteBefore } from './store.ts'

const keptMs = 90 * day

/** Lets go what was told more than 90 days ago; in one process, until the signal aborts. */
export function forgetNotifications(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('notifications-upkeep', signal, async held => {
    while (!held.aborted) {
      await forget(database, now() - keptMs).catch(failed)
      await pause(hour, held)
    }
  })
}

async function forget(database: Database, before: number): Promise<void> {
  while ((await database.engine(tx => deleteBefore(tx, before))) > 0);
}
