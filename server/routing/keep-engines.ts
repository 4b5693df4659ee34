import { isAway, type Leases } from '#db'
import { asError, pause, second } from '#lib'
import { pushingWorkspaces } from '#routing-work'
import { type House, runEngine } from './engine.ts'
import { Replaced } from './keep.ts'

const lookMs = second

/**
 * Keeps an engine for every brand that distributes, each in whichever process holds its lock: when one dies another takes
 * over as soon as PostgreSQL frees the lock, and goes on from what was kept. Until the signal aborts.
 */
export async function keepEngines(house: House, leases: Leases, signal: AbortSignal): Promise<void> {
  const running = new Map<string, Promise<void>>()
  while (!signal.aborted) {
    const wanted = await house.database.engine(pushingWorkspaces).catch(error => {
      if (!isAway(error)) house.failed(asError(error))
      return []
    })
    for (const id of wanted) {
      if (running.has(id)) continue
      running.set(id, keepOne(house, leases, id, signal))
    }
    await pause(lookMs, signal)
  }
  await Promise.all(running.values())
}

const keepOne = (
  { failed, ...house }: House,
  leases: Leases,
  workspaceId: string,
  signal: AbortSignal,
): Promise<void> =>
  leases.hold(`routing:${workspaceId}`, signal, async held => {
    await runEngine({ ...house, failed }, workspaceId, held).catch(error => {
      if (!(error instanceof Replaced) && !isAway(error)) failed(asError(error))
    })
    // Whoever was replaced, or lost the database, does not come again at once.
    await pause(lookMs, held)
  })
