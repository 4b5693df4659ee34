import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { loadMessage, type MessageRow } from './message-store.ts'
import { lockCustomers } from './receive-store.ts'
import type { ConversationRow } from './state.ts'
import { customerOf, loadConversation } from './store.ts'

/**
 * The only way to get a conversation for a deed: as it stands once nobody else can change anything of its customer.
 * @throws Fault `forbidden` (403), `conversation.unknown` (404)
 */
export async function accessConversation(tx: Tx, who: Who, id: string): Promise<ConversationRow> {
  mustBeAble(who, 'answer')
  const customerId = await customerOf(tx, who.workspaceId, id)
  if (!customerId) throw new Fault('conversation.unknown', 404)
  const locking = lockCustomers(tx, [customerId])
  const [conversation] = await Promise.all([loadConversation(tx, who.workspaceId, id), locking])
  if (!conversation) throw new Fault('conversation.unknown', 404)
  return conversation
}

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

/** The person who does it; null for keys and the machine. */
export const personOf = (who: Who): string | null => (who.kind === 'person' ? who.personId : null)
