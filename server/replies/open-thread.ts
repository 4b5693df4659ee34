import type { ConversationRow } from '#conversations'
import { attachIdentity, refOf } from '#customers'
import type { Statement, Tx } from '#db'
import { threadIdOf } from '#messages'

const opening: Statement = {
  name: 'replies-open-thread',
  text: `insert into threads (workspace_id, id, profile_id, identity_id, lane, conversation_id) values ($1, $2, $3, $4, $5, $6)
    on conflict (workspace_id, id) do nothing`,
}

/**
 * A private reply to a public message opened a thread of its own, where the platform may call the person otherwise: what
 * comes there belongs to this conversation. A thread that has been there before stays with the conversation it has.
 */
export async function openThread(
  tx: Tx,
  conversation: ConversationRow,
  { lane, personId }: { lane: string; personId: string },
  now: number,
): Promise<void> {
  const { workspaceId, profileId, channel, identityId } = conversation
  const ref = refOf(channel, profileId, personId)
  const added = await attachIdentity(tx, { workspaceId, ref, channel, externalId: personId }, identityId, now)
  const id = threadIdOf(profileId, lane, ref)
  await tx.query(opening, [workspaceId, id, profileId, added ?? identityId, lane, conversation.id])
}
