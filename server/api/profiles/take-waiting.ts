import type { World } from '#api'
import { parkedOf } from '#intake'
import { asError, Fault, second } from '#lib'

const patienceMs = 10 * second

/**
 * Takes what came for a connection before its accounts were chosen, oldest first. What still cannot be taken, or is more
 * than can be taken in a few seconds, stays parked and is shown.
 */
export async function takeWaiting(
  { database, intake, now }: World,
  workspaceId: string,
  connectionId: string,
): Promise<void> {
  const until = now() + patienceMs
  const tried = new Set<string>()
  for (;;) {
    const parked = await database.app(workspaceId, parkedOf)
    const mine = parked.filter(
      each => each.connectionId === connectionId && each.reason === 'profile.waiting' && !tried.has(each.id),
    )
    if (mine.length === 0) return
    for (const { id } of mine) {
      if (now() > until) return
      tried.add(id)
      try {
        await intake.replayParked(workspaceId, id)
      } catch (error) {
        // It says why where it is parked.
        if (!(asError(error) instanceof Fault)) throw error
      }
    }
  }
}
