import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { tellRead } from './events.ts'
import { mustReach } from './reach.ts'
import { clearUnread } from './store.ts'

/** Nothing of the conversation is unread any more. False when nothing was. @throws Fault `forbidden`, `conversation.unknown` */
export async function markRead(tx: Tx, who: Who, { conversationId }: { conversationId: string }): Promise<boolean> {
  mustBeAble(who, 'answer')
  const place = { workspaceId: who.workspaceId, id: conversationId }
  const [, wasUnread] = await Promise.all([mustReach(tx, who, conversationId), clearUnread(tx, place)])
  if (wasUnread) await append(tx, [tellRead(place)])
  return wasUnread
}
