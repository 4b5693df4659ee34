import { mustBeAble, type Who } from '#accounts'
import { type ConversationRow, customerOf, loadConversation, lockCustomers } from '#conversations'
import type { Tx } from '#db'
import { loadMessage, type MessageRow } from './store.ts'

export type Accessed = { message: MessageRow; conversation: ConversationRow }

/** A message of ours and its conversation, for a deed; undefined when there is none. @throws Fault `forbidden` (403) */
export async function accessMessage(tx: Tx, who: Who, id: string): Promise<Accessed | undefined> {
  mustBeAble(who, 'answer')
  return lockMessage(tx, who.workspaceId, id)
}

/** The message as it stands once nobody else can change its conversation. As app or engine. */
export async function lockMessage(tx: Tx, workspaceId: string, id: string): Promise<Accessed | undefined> {
  const seen = await loadMessage(tx, workspaceId, id)
  const customerId = seen && (await customerOf(tx, workspaceId, seen.conversationId))
  if (!customerId) return undefined
  const locking = lockCustomers(tx, [customerId])
  const finding = [loadMessage(tx, workspaceId, id), loadConversation(tx, workspaceId, seen.conversationId)] as const
  const [message, conversation] = await Promise.all([...finding, locking])
  return message && conversation && { message, conversation }
}
