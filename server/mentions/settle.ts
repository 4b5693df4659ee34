import { mustBeAble, type Who } from '#accounts'
import { mustReach, personOf } from '#conversations'
import type { Tx } from '#db'
import { append } from '#log'
import { tellMention } from './events.ts'
import { markMention } from './store.ts'

export type Settling = { conversationId: string; isSettled: boolean; now: number }

/**
 * Says of one's own mention in a conversation that it is seen to, without a word there, or that it is not after all.
 * False when it was so already. @throws Fault `forbidden`, `conversation.unknown` (404)
 */
export async function settleMention(tx: Tx, who: Who, { conversationId, isSettled, now }: Settling): Promise<boolean> {
  mustBeAble(who, 'answer')
  const { workspaceId } = who
  const personId = personOf(who)
  await mustReach(tx, who, conversationId)
  const place = { workspaceId, conversationId }
  if (personId === null || !(await markMention(tx, place, personId, isSettled ? now : null))) return false
  await append(tx, [tellMention(place, personId, isSettled ? 'mention.settled' : 'mention.opened')])
  return true
}
