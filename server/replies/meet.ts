import type { Tx } from '#db'
import { isId } from '#lib'
import { loadMessage, type Signal } from '#messages'
import { settleSent } from './settle-sent.ts'

/**
 * A receipt that repeats our own id tells what became of a message whose answer was lost: it was taken, and this is what
 * the platform calls it. As engine; before the receipts themselves are applied.
 */
export async function meetUnsure(tx: Tx, signals: readonly Signal[]): Promise<void> {
  for (const { workspaceId, at, deed, ...where } of signals) {
    if (deed.kind !== 'receipt' || deed.ourId === undefined || !isId(deed.ourId) || !('targetId' in where)) continue
    const message = await loadMessage(tx, workspaceId, deed.ourId)
    if (message?.state === 'unsure' && message.direction === 'out')
      await settleSent(tx, { workspaceId, messageId: message.id, externalId: where.targetId, at })
  }
}
