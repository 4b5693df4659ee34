import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { tellRead } from './events.ts'
import { clearUnread, customerOf } from './store.ts'

/** Nothing of the conversation is unread any more. False when nothing was. @throws Fault `forbidden`, `conversation.unknown` */
export async function markRead(tx: Tx, who: Who, { conversationId }: { conversationId: string }): Promise<boolean> {
  mustBeAble(who, 'answer')
  const place = { workspaceId: who.workspaceId, id: conversationId }
  const [customerId, wasUnread] = await Promise.all([
    customerOf(tx, place.workspaceId, place.id),
    clearUnread(tx, place),
  ])
  if (!customerId) throw new Fault('conversation.unknown', 404)
  if (wasUnread) await append(tx, [tellRead(place)])
  return wasUnread
}
