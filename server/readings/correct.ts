import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { accessMessage } from '#messages'
import type { ReadingChange } from '#protocol'
import { corrected } from './corrected.ts'
import { tellUnderstood } from './events.ts'
import { loadReadings, lockReadings, saveCorrection } from './store.ts'
import { goThrough, write } from './weigh.ts'

/**
 * Says of a message what models did not read in it, or takes such a word back (null, or what they read). It stands over every
 * later reading until the message itself changes. False when it was so already.
 * @throws Fault `forbidden` (403), `message.unknown`, `reading.unknown` (404)
 */
export async function correctReading(
  tx: Tx,
  who: Who,
  { messageId, change, now }: { messageId: string; change: ReadingChange; now: number },
): Promise<boolean> {
  const { workspaceId } = who
  const accessed = await accessMessage(tx, who, messageId)
  if (!accessed) throw new Fault('message.unknown', 404)
  await lockReadings(tx, [workspaceId])
  const [before] = await loadReadings(tx, workspaceId, [messageId])
  if (!before) throw new Fault('reading.unknown', 404)
  const after = corrected(before, change)
  if (!after) return false
  await saveCorrection(tx, workspaceId, after, { by: personOf(who), at: now })
  const { conversationId } = accessed.message
  await write(tx, await goThrough(tx, [{ workspaceId, id: conversationId }]))
  const { isHistoric } = after
  await append(tx, [tellUnderstood({ workspaceId, conversationId, messageId, isHistoric }, true)])
  return true
}
