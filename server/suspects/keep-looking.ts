import { type Database, isAway, type Leases } from '#db'
import { asError, type Clock, minute, pause } from '#lib'
import { lookForSuspects } from './look.ts'

const restMs = 5 * minute

/** Looks at every brand every five minutes, in one process, until the signal aborts. */
export function keepLookingForSuspects(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('suspects', signal, async held => {
    for (;;) {
      await pause(restMs, held)
      if (held.aborted) return
      await lookAtAll(database, now).catch(error => {
        if (!isAway(error)) failed(asError(error))
      })
    }
  })
}

async function lookAtAll(database: Database, now: Clock): Promise<void> {
  const brands = await database.engine(tx => tx.query<{ id: string }>(`select id from workspaces order by id`))
  for (const { id } of brands) await database.engine(tx => lookForSuspects(tx, id, now()))
}
