import type { Who } from '#accounts'
import { type Named, reachOf, rowsOf } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { shortened } from '#lib'
import { messagesOf } from '#messages'
import { covered } from '#personal'
import type { SaidSample } from '#protocol'

/**
 * What was said in these messages, in their order, as far as whoever asks may read it; `unseen` is how many stand in
 * conversations that are not for them. As app.
 */
export async function samplesOf(
  tx: Tx,
  who: Who,
  messageIds: readonly string[],
): Promise<{ shown: SaidSample[]; unseen: number }> {
  const { workspaceId } = who
  const found = await messagesOf(
    tx,
    messageIds.map(id => ({ workspaceId, id })),
  )
  const named = namesOf(
    workspaceId,
    found.map(({ conversationId }) => conversationId),
  )
  const [rows, reaches] = await Promise.all([rowsOf(tx, named), reachOf(tx, named)])
  const rowBy = new Map(rows.map(row => [row.id, row]))
  const messageBy = new Map(found.map(message => [message.id, message]))
  const shown = messageIds.flatMap((messageId): SaidSample[] => {
    const message = messageBy.get(messageId)
    const row = message && rowBy.get(message.conversationId)
    if (!message || !row || message.deletedAt !== null || !reaches(who, row.id)) return []
    const { conversationId, at, visibility } = message
    const { customerId, name, channel, profileId } = row
    return [
      {
        ...{ messageId, conversationId, customerId, name: message.authorName || name, channel, profileId, at },
        text: message.text === null ? null : shortened(covered(message.text)),
        visibility: visibility === 'public' ? 'public' : 'private',
      },
    ]
  })
  return { shown, unseen: found.filter(({ conversationId }) => !reaches(who, conversationId)).length }
}

const namesOf = (workspaceId: string, ids: readonly string[]): Named[] =>
  [...new Set(ids)].map(id => ({ workspaceId, id }))

const talking: Statement = {
  name: 'alerts-conversations',
  text: `select distinct c.id, c.status = 'open' and c.turn_at is not null as "isWaiting"
    from (select message_id from alert_mentions where workspace_id = $1 and at >= $2 and at <= $3 and is_against and ($4::text is null or topic = $4)
      order by at desc, message_id desc limit 500) a
    join messages m on m.workspace_id = $1 and m.id = a.message_id
    join conversations c on c.workspace_id = $1 and c.id = m.conversation_id`,
}

export type Talk = { id: string; isWaiting: boolean }

/** The conversations in which it is said; those of the latest 500 messages. `topic` null: whatever it is about. */
export const talksOf = (
  tx: Tx,
  workspaceId: string,
  { from, until, topic }: { from: number; until: number; topic: string | null },
): Promise<Talk[]> => tx.query(talking, [workspaceId, sqlTime(from), sqlTime(until), topic])
