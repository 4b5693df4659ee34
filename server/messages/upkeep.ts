import type { Database, Leases, Tx } from '#db'
import { type Clock, day, hour, minute, pause, second } from '#lib'
import { applyEarlySignals } from './signal.ts'
import { findMet, forgetEarly } from './signal-store.ts'

const keptMs = 7 * day
const lookMs = 2 * second
/** Longer than any transaction lasts. */
const lateMs = minute

/**
 * What was told of a message in the very moment in which the message was stored or sent: neither transaction could see
 * the other, so that it was kept for a message that was there already. As engine. Returns of how many messages.
 */
export async function meetStrays(tx: Tx, since: number): Promise<number> {
  const met = await findMet(tx, since)
  await applyEarlySignals(tx, met)
  return met.length
}

/**
 * Brings together what missed each other, and lets go what was told of messages that never came (a stranger's post was
 * deleted), after a week; in one process, until the signal aborts.
 */
export function keepStraySignals(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('messages-upkeep', signal, async held => {
    let forgottenAt = 0
    while (!held.aborted) {
      if (Date.now() - forgottenAt > hour) {
        forgottenAt = Date.now()
        await database.engine(tx => forgetEarly(tx, now() - keptMs)).catch(failed)
      }
      await database.engine(tx => meetStrays(tx, Date.now() - lateMs)).catch(failed)
      await pause(lookMs, held)
    }
  })
}
