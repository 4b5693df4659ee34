import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { findMentionedAt } from './store.ts'

/** When a note last asked this person in the conversation; null when none did, or it is settled. As app. */
export async function mentionedAt(tx: Tx, who: Who, conversationId: string): Promise<number | null> {
  const personId = personOf(who)
  return personId === null ? null : findMentionedAt(tx, { workspaceId: who.workspaceId, conversationId }, personId)
}
