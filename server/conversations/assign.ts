import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { accessConversation } from './access.ts'
import { perform } from './perform.ts'
import { isColleague } from './store.ts'

export type Assignment = { conversationId: string; to: { kind: 'queue' } | { kind: 'agent'; id: string }; now: number }

/**
 * Puts a conversation into the hands of a colleague, or back into the queue. False when it was there already.
 * @throws Fault `forbidden`, `conversation.unknown`, `colleague.unknown` (404), `conversation.closed` (409)
 */
export async function assign(tx: Tx, who: Who, { conversationId, to, now }: Assignment): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  if (to.kind === 'agent' && !(await isColleague(tx, who.workspaceId, to.id))) throw new Fault('colleague.unknown', 404)
  return perform(tx, who, conversation, { kind: 'assign', to }, { now })
}
