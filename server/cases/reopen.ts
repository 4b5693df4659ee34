import type { Tx } from '#db'
import type { NewEvent } from '#log'
import type { Case } from '#protocol'
import { tellCase } from './events.ts'
import { saveCase } from './store.ts'

/** Opens again what was settled. `counts`: since it had not been solved; not where settling it is taken back. */
export async function reopen(
  tx: Tx,
  workspaceId: string,
  found: Case,
  { counts }: { counts: boolean },
): Promise<NewEvent> {
  const reopenedCount = found.reopenedCount + (counts ? 1 : 0)
  await saveCase(tx, workspaceId, { ...found, state: 'open', settledBy: null, settledAt: null, reopenedCount })
  return counts
    ? tellCase(workspaceId, 'case.reopened', found, { reopenedCount })
    : tellCase(workspaceId, 'case.changed', found)
}
