import type { Database, Leases } from '#db'
import { type Clock, day, hour, pause } from '#lib'
import { forgetEarly } from './signal-store.ts'

const keptMs = 7 * day

/** Lets go what was told of messages that never came (a stranger's post was deleted), after a week. */
export function forgetStraySignals(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('messages-upkeep', signal, async held => {
    while (!held.aborted) {
      await database.engine(tx => forgetEarly(tx, now() - keptMs)).catch(failed)
      await pause(hour, held)
    }
  })
}
