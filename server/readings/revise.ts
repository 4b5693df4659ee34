import type { Tx } from '#db'
import { append } from '#log'
import type { Reading } from '#protocol'
import { revised } from './corrected.ts'
import { tellUnderstood } from './events.ts'
import { loadReadings, lockReadings, saveRevised } from './store.ts'
import { goThrough, write } from './weigh.ts'

/**
 * What another model reads in a message; of what it does not say, what was read stays. `readAt`: when that was read which it takes
 * the place of.
 */
export type Revision = { messageId: string; readAt: number; model: string; reading: Partial<Reading> }

/**
 * Takes in what other models read, never over what a person says. Whatever was read anew since, or is gone, is left as it is:
 * it was of other words. Returns of how many messages. As engine.
 */
export async function reviseReadings(
  tx: Tx,
  workspaceId: string,
  revisions: readonly Revision[],
  now: number,
): Promise<number> {
  if (revisions.length === 0) return 0
  const named = new Map(revisions.map(each => [each.messageId, each]))
  await lockReadings(tx, [workspaceId])
  const rows = (await loadReadings(tx, workspaceId, [...named.keys()])).flatMap(row => {
    const { readAt, reading, model } = named.get(row.messageId)!
    return readAt === row.readAt ? revised(row, reading, model) : []
  })
  if (rows.length === 0) return 0
  await saveRevised(tx, workspaceId, rows, now)
  const conversations = [...new Set(rows.map(({ conversationId }) => conversationId))].map(id => ({ workspaceId, id }))
  await write(tx, await goThrough(tx, conversations))
  await append(
    tx,
    rows.map(({ messageId, conversationId, isHistoric }) =>
      tellUnderstood({ workspaceId, conversationId, messageId, isHistoric }, true),
    ),
  )
  return rows.length
}
