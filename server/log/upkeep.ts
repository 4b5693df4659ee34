import { type Database, type Leases } from '#db'
import { type Clock, hour, pause } from '#lib'

const keepDays = 30

/** Makes the coming days' partitions of log and envelopes and lets those older than 30 days go. */
export async function turnPartitions(database: Database, now: number): Promise<void> {
  const today = new Date(now).toISOString().slice(0, 10)
  for (const parent of ['events', 'envelopes']) {
    await database.engine(tx => tx.query(`select turn_partitions($1, $2, $3)`, [parent, today, keepDays]))
  }
}

export function runUpkeep(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('upkeep', signal, async held => {
    while (!held.aborted) {
      await turnPartitions(database, now()).catch(failed)
      await pause(hour, held)
    }
  })
}
