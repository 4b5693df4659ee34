import { isAway, type Leases } from '#db'
import { asError, type Clock, hour, minute, pause, second } from '#lib'
import type { Contexts } from './contexts.ts'
import type { Directory } from './directory.ts'
import type { HealthNotes } from './health-notes.ts'

type Needs = {
  leases: Leases
  directory: Directory
  contexts: Contexts
  health: HealthNotes
  now: Clock
  failed: (error: unknown) => void
}

const firstMs = 10 * minute
const everyMs = 6 * hour
const betweenMs = second
const patienceMs = 30 * second

/**
 * Asks every platform from time to time whether the credentials are still good, in one process: tokens that run out are
 * renewed by their channel on this occasion, and those that were withdrawn are seen before a message fails.
 */
export function keepChecking(needs: Needs, signal: AbortSignal): Promise<void> {
  return needs.leases.hold('checks', signal, async held => {
    for (let wait = firstMs; !held.aborted; wait = everyMs) {
      await pause(wait, held)
      if (!held.aborted) await checkAll(needs, held)
    }
  })
}

/** One connection after the other. A platform that does not answer is no news here: whoever sends finds that out. */
export async function checkAll(
  { directory, contexts, health, now, failed }: Needs,
  signal: AbortSignal,
): Promise<void> {
  for (const connected of directory.all()) {
    if (signal.aborted) return
    if (connected.disabled) continue
    try {
      const found = await connected.channel.check(
        contexts(connected, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])),
      )
      if (found.state === 'good' || found.code !== 'unreachable') health.checked(connected, now(), found)
    } catch (error) {
      if (!isAway(error)) failed(new Error(`The check of ${connected.channel.id} threw`, { cause: asError(error) }))
    }
    await pause(betweenMs, signal)
  }
}
