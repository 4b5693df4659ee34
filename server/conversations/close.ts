import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { accessConversation } from './access.ts'
import { tellRead } from './events.ts'
import { perform } from './perform.ts'
import { isReason } from './reason-store.ts'
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

/** @throws Fault `reason.unknown` (404) also for one that is kept only for old conversations */
export async function mustBeReason(tx: Tx, who: Who, reasonId: string): Promise<void> {
  if (!(await isReason(tx, who.workspaceId, reasonId))) throw new Fault('reason.unknown', 404)
}
