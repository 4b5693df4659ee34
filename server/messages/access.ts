import { mustBeAble, type Who } from '#accounts'
import { type ConversationRow, customerOf, loadConversation, reaches, reachesCustomer } from '#conversations'
import { lockCustomers, Relinked } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { loadMessage, type MessageRow } from './store.ts'

export type Accessed = { message: MessageRow; conversation: ConversationRow }

/**
 * A message of ours and its conversation, for a deed; undefined when there is none, or none that one may see.
 * @throws Fault `forbidden` (403)
 */
export async function accessMessage(tx: Tx, who: Who, id: string): Promise<Accessed | undefined> {
  mustBeAble(who, 'answer')
  const found = await lockMessage(tx, who.workspaceId, id)
  return found && (await reachesCustomer(tx, who, found.conversation.customerId)) ? found : undefined
}

/** The one way to read a message by its id. As app. @throws Fault `message.unknown` (404) */
export async function mustReadMessage(tx: Tx, who: Who, id: string): Promise<MessageRow> {
  const message = await readMessage(tx, who, id)
  if (!message) throw new Fault('message.unknown', 404)
  return message
}

/** Whether somebody may read a message; false also where there is none. */
export const readsMessage = async (tx: Tx, who: Who, id: string): Promise<boolean> =>
  (await readMessage(tx, who, id)) !== undefined

async function readMessage(tx: Tx, who: Who, id: string): Promise<MessageRow | undefined> {
  const message = await loadMessage(tx, who.workspaceId, id)
  return message && (await reaches(tx, who, message.conversationId)) ? message : undefined
}

/** The message as it stands once nobody else can change its conversation. As app or engine. */
export async function lockMessage(tx: Tx, workspaceId: string, id: string): Promise<Accessed | undefined> {
  const seen = await loadMessage(tx, workspaceId, id)
  const customerId = seen && (await customerOf(tx, workspaceId, seen.conversationId))
  if (!customerId) return undefined
  const locking = lockCustomers(tx, [customerId])
  const finding = [loadMessage(tx, workspaceId, id), loadConversation(tx, workspaceId, seen.conversationId)] as const
  const [message, conversation] = await Promise.all([...finding, locking])
  if (conversation && conversation.customerId !== customerId) throw new Relinked()
  return message && conversation && { message, conversation }
}
