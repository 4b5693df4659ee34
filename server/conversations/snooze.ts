import type { Who } from '#accounts'
import type { Tx } from '#db'
import { accessConversation } from './access.ts'
import { perform } from './perform.ts'

/**
 * Puts a conversation aside until a time (epoch milliseconds), or until the customer writes. Another time moves it.
 * @throws Fault `forbidden`, `conversation.unknown`, `conversation.closed` (409), `snooze.past` (409)
 */
export async function snooze(
  tx: Tx,
  who: Who,
  { conversationId, until, now }: { conversationId: string; until: number; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  return perform(tx, who, conversation, { kind: 'snooze', until }, { now })
}
