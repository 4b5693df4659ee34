import { type Database, isAway, type Leases } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import { look } from './look.ts'
import { workspaces } from './look-store.ts'

const restMs = 20 * second

/** Looks at every brand every five minutes, in one process, until the signal aborts. */
export function keepLooking(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('alerts', signal, async held => {
    for (;;) {
      // Whoever has just begun takes in first what came meanwhile.
      await pause(restMs, held)
      if (held.aborted) return
      await lookAtAll(database, now, held, failed).catch(error => {
        if (!isAway(error)) failed(asError(error))
      })
    }
  })
}

/** What cannot be looked at does not keep the others from it. */
async function lookAtAll(
  database: Database,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  for (const workspaceId of await database.engine(workspaces)) {
    if (signal.aborted) return
    await database
      .engine(tx => look(tx, workspaceId, now()))
      .catch(error => {
        if (isAway(error)) throw error
        failed(asError(error))
      })
  }
}
