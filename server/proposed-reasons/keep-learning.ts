import { type Database, isAway, type Leases } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import { brandsDue } from './closings-query.ts'
import { learn } from './learn.ts'

const restMs = 10 * second
const betweenMs = 100

/** Learns what was closed, brand by brand, in one process, until the signal aborts. */
export function keepLearning(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('proposed-reasons-learning', signal, async held => {
    for (;;) {
      await pause(restMs, held)
      if (held.aborted) return
      await learnAll(database, now, held, failed).catch(error => {
        if (!isAway(error)) failed(asError(error))
      })
    }
  })
}

/** A brand that cannot be learnt from does not keep the others from it. */
async function learnAll(
  database: Database,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  for (const workspaceId of await database.engine(brandsDue)) {
    for (let isMore = true; isMore && !signal.aborted; await pause(betweenMs, signal)) {
      isMore = await database
        .engine(tx => learn(tx, workspaceId, now()))
        .catch(error => {
          if (isAway(error)) throw error
          failed(asError(error))
          return false
        })
    }
  }
}
