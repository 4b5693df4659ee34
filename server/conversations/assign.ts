import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Holder } from '#protocol'
import { mustBeTeam } from '#teams'
import { accessConversation } from './access.ts'
import { perform } from './perform.ts'
import { isColleague } from './store.ts'

export type Assignment = { conversationId: string; to: Exclude<Holder, { kind: 'bot' }>; now: number }

/**
 * Puts a conversation into the hands of a colleague, into the queue of a team, or back into the common one. False when
 * it was there already.
 * @throws Fault `forbidden`, `conversation.unknown`, `colleague.unknown`, `team.unknown` (404), `conversation.closed` (409)
 */
export async function assign(tx: Tx, who: Who, { conversationId, to, now }: Assignment): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  if (to.kind === 'agent' && !(await isColleague(tx, who.workspaceId, to.id))) throw new Fault('colleague.unknown', 404)
  if (to.kind === 'queue' && to.team !== undefined) await mustBeTeam(tx, who, to.team)
  return perform(tx, who, conversation, { kind: 'assign', to }, { now })
}
