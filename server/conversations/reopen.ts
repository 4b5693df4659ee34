import type { Who } from '#accounts'
import type { Tx } from '#db'
import { accessConversation } from './access.ts'
import { perform } from './perform.ts'
import { latestLines } from './lines.ts'

/**
 * Opens again what was closed or put aside; the turn that was unanswered when it was closed is unanswered again.
 * False when it is neither. @throws Fault `forbidden`, `conversation.unknown`
 */
export async function reopen(
  tx: Tx,
  who: Who,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  if (conversation.status === 'snoozed') return perform(tx, who, conversation, { kind: 'wake' }, { now })
  const lines = await latestLines(tx, conversation)
  const closing = lines.find(line => line.deed === 'closed' && line.turnAt !== undefined)
  return perform(tx, who, conversation, { kind: 'reopen', turnAt: closing?.turnAt ?? null }, { now })
}
