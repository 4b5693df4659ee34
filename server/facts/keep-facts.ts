import { type Database, isAway, type Leases, type Tx } from '#db'
import { asError, type Clock, minute, pause } from '#lib'
import { tellFacts } from './events.ts'
import { dropFacts, lockExpired } from './store.ts'

const atOnce = 500

/** Removes what has run out. Returns whether there may be more. As engine. */
export async function forgetExpired(tx: Tx, now: number): Promise<boolean> {
  const expired = await lockExpired(tx, now, atOnce)
  if (expired.length === 0) return false
  await dropFacts(tx, expired)
  await tellFacts(
    tx,
    expired.map(({ workspaceId, identityId }) => ({ workspaceId, id: identityId })),
  )
  return expired.length === atOnce
}

/** Removes what has run out, in one process, until the signal aborts. */
export function keepFacts(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('facts-expiry', signal, async held => {
    while (!held.aborted) {
      const hasMore = await database
        .engine(tx => forgetExpired(tx, now()))
        .catch(error => {
          if (!isAway(error)) failed(asError(error))
          return false
        })
      if (!hasMore) await pause(minute, held)
    }
  })
}
