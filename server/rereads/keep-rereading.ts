import { isAway, type Leases } from '#db'
import { asError, day, hour, minute, pause } from '#lib'
import type { Connected, Directory } from '#profiles'
import { type Needs as RereadNeeds, reread } from './reread.ts'
import * as store from './store.ts'

type Needs = RereadNeeds & { leases: Leases; directory: Directory; failed: (error: unknown) => void }

const lookMs = 10 * minute
const everyMs = day
/** After a fault it is tried again sooner. */
const againMs = 2 * hour

/** Once a day for each connection whose platform can be asked, in one process, until the signal aborts. */
export function keepRereading(needs: Needs, signal: AbortSignal): Promise<void> {
  return needs.leases.hold('rereads', signal, async held => {
    while (!held.aborted) {
      await pause(lookMs, held)
      for (const connected of needs.directory.all()) if (!held.aborted) await whenDue(needs, connected, held)
    }
  })
}

async function whenDue(needs: Needs, connected: Connected, signal: AbortSignal): Promise<void> {
  const { database, now, failed } = needs
  if (!connected.channel.gone || connected.disabled) return
  const { workspaceId, id: connectionId } = connected
  const named = { workspaceId, connectionId }
  try {
    if (!(await database.engine(tx => store.begin(tx, named, now(), everyMs)))) return
    await reread(needs, connected, signal)
  } catch (error) {
    if (signal.aborted || isAway(error)) return
    // Whose credentials no longer hold is seen by the check.
    failed(new Error(`What ${connected.channel.id} still has could not be asked`, { cause: asError(error) }))
    await database.engine(tx => store.setBack(tx, named, now() - everyMs + againMs)).catch(failed)
  }
}
