import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { mustBeReason } from '#reasons'
import { accessConversation } from './access.ts'
import { tellRead } from './events.ts'
import { perform } from './perform.ts'
import { clearUnread } from './store.ts'

/**
 * Closes a conversation, for a reason. Closing it again for another reason corrects the reason.
 * @throws Fault `forbidden`, `conversation.unknown`, `reason.unknown` (404)
 */
export async function close(
  tx: Tx,
  who: Who,
  { conversationId, reasonId, now }: { conversationId: string; reasonId: string; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  await mustBeReason(tx, who, reasonId)
  const wasUnread = await clearUnread(tx, conversation)
  // Whoever opens it again by hand gets the turn back that stands now.
  const remembers = conversation.status === 'closed' ? undefined : { turnAt: conversation.turnAt }
  const isClosed = await perform(
    tx,
    who,
    conversation,
    { kind: 'close', reasonId },
    { now, ...(remembers ? { remembers } : {}) },
  )
  if (wasUnread && !isClosed) await append(tx, [tellRead(conversation)])
  return isClosed
}
