import type { Who } from '#accounts'
import { assign, type Assignment } from '#conversations'
import type { Tx } from '#db'
import { note } from '#messages'

export type HandOver = {
  /** Made by whoever hands over: the same id twice is one hand-over. */
  id: string
  conversationId: string
  to: Assignment['to']
  text: string
  now: number
}

/**
 * Gives a conversation to somebody else, with what they need to know. False when this was done already.
 * @throws Fault `forbidden`, `conversation.unknown`, `colleague.unknown` (404), `conversation.closed`, `conversation.merged`
 * (409), `note.empty` (422), `message.taken` (409)
 */
export async function handOver(tx: Tx, who: Who, { id, conversationId, to, text, now }: HandOver): Promise<boolean> {
  const isNew = await note(tx, who, { id, conversationId, text, kind: 'hand-over', now })
  if (!isNew) return false
  // Who has it now stands after what they have to know.
  await assign(tx, who, { conversationId, to, now: now + 1 })
  return true
}
