import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { reachesCustomer } from './reach.ts'
import type { ConversationRow } from './state.ts'
import { customerOf, loadConversation } from './store.ts'
import { lockCustomers, Relinked } from '#customers'

/**
 * The only way to get a conversation for a deed: as it stands once nobody else can change anything of its customer. What
 * one may not see is not there.
 * @throws Fault `forbidden` (403), `conversation.unknown` (404), `conversation.merged` (409)
 */
export async function accessConversation(tx: Tx, who: Who, id: string): Promise<ConversationRow> {
  mustBeAble(who, 'answer')
  const customerId = await customerOf(tx, who.workspaceId, id)
  if (!customerId) throw new Fault('conversation.unknown', 404)
  const locking = lockCustomers(tx, [customerId])
  const [conversation] = await Promise.all([loadConversation(tx, who.workspaceId, id), locking])
  if (conversation && conversation.customerId !== customerId) throw new Relinked()
  if (!conversation || !(await reachesCustomer(tx, who, customerId))) throw new Fault('conversation.unknown', 404)
  if (conversation.mergedInto !== null) throw new Fault('conversation.merged', 409)
  return conversation
}

/** The person who does it; null for keys and the machine. */
export const personOf = (who: Who): string | null => (who.kind === 'person' ? who.personId : null)
