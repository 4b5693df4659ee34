import { type Database, isAway, type Leases, type Tx } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import { append } from '#log'
import { passed } from './ledger.ts'
import { addSteps, lockWaking, savePromise } from './store.ts'
import { tellPassed } from './tell-passed.ts'

const atOnce = 200

/**
 * Breaks what is past its time and asks for progress that is due, each once, and tells it in the same transaction. Returns
 * whether there may be more. As engine.
 */
export async function passPromises(tx: Tx, now: number): Promise<boolean> {
  const found = await lockWaking(tx, now, atOnce)
  const all = found.map(row => ({ row, ...passed(row, now) }))
  for (const { row, ledger, steps } of all) {
    await savePromise(tx, { ...row, ...ledger })
    await addSteps(tx, row, steps, null)
  }
  await append(tx, await tellPassed(tx, all))
  return found.length === atOnce
}

/** Keeps the time of all promises to the second, in one process, until the signal aborts. */
export function keepPromises(
  database: Database,
  leases: Leases,
  now: Clock,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('promises', signal, async held => {
    while (!held.aborted) {
      const hasMore = await database
        .engine(tx => passPromises(tx, now()))
        .catch(error => {
          if (!isAway(error)) failed(asError(error))
          return false
        })
      if (!hasMore) await pause(second / 2, held)
    }
  })
}
