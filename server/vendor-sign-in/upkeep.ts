import type { Database, Leases } from '#db'
import { type Clock, minute, pause } from '#lib'
import { forgetLent } from '#profiles'
import { forgetOver } from './store.ts'

const everyMs = 10 * minute

/** Forgets sign-ins that nobody finished, with all that they hold, and what was lent for connections that nobody made. */
export function forgetSignIns(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('vendor-sign-ins', signal, async held => {
    while (!held.aborted) {
      // One who comes a little late is told so, in the form where they were.
      await database.engine(tx => forgetOver(tx, now() - 2 * everyMs)).catch(failed)
      await database.engine(tx => forgetLent(tx, now())).catch(failed)
      await pause(everyMs, held)
    }
  })
}
