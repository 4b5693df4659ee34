import { mustBeAble, type Who } from '#accounts'
import { mustReach } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Place } from './store.ts'

/**
 * Where somebody's own drafts of a conversation stand: nobody gets another person's, and a key has none.
 * @throws Fault `forbidden` (403), `conversation.unknown` (404)
 */
export async function accessDrafts(tx: Tx, who: Who, conversationId: string): Promise<Omit<Place, 'kind'>> {
  const place = { ...ownerOf(who), conversationId }
  await mustReach(tx, who, conversationId)
  return place
}

/** @throws Fault `forbidden` (403) */
export function ownerOf(who: Who): { workspaceId: string; personId: string } {
  mustBeAble(who, 'answer')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  return { workspaceId: who.workspaceId, personId: who.personId }
}
