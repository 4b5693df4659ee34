import type { World } from '#api'
import { isAway } from '#db'
import { dueOf } from '#desk'
import { pause, second } from '#lib'
import type { Audience } from './viewer.ts'

const everyMs = 5 * second

/**
 * Time alone makes answers due: it looks every few seconds, once for each workspace in which somebody looks, and tells where
 * the count is another.
 */
export async function watchDue(
  { database, log }: World,
  audience: Audience,
  moveCounts: (workspaceId: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let known = new Map<string, number>()
  while (!signal.aborted) {
    await pause(everyMs, signal)
    const workspaceIds = [...new Set([...audience.viewers].map(({ who }) => who.workspaceId))]
    if (signal.aborted || workspaceIds.length === 0) continue
    try {
      const found = await database.engine(tx => dueOf(tx, workspaceIds))
      for (const [workspaceId, count] of found) if (known.get(workspaceId) !== count) moveCounts(workspaceId)
      known = found
    } catch (error) {
      if (!isAway(error)) log.error({ err: error }, 'live')
    }
  }
}
