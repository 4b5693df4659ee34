import type { Statement, Tx } from '#db'
import { append } from '#log'
import { tellMessage } from '#messages'
import type { Settled } from './settle.ts'

const delaying: Statement = {
  name: 'replies-delay',
  text: `update messages set failure = $3 where workspace_id = $1 and id = $2 and state = 'queued' and failure is distinct from $3
    returning conversation_id as id`,
}

/**
 * The platform did not take it this time, and is asked again: the reason stands on the message as long as it waits.
 * `code` and `text` are the platform's own. As engine. Whether it was news.
 */
export async function delay(
  tx: Tx,
  { workspaceId, messageId, code, text }: Settled & { code: string; text: string },
): Promise<boolean> {
  const values = [workspaceId, messageId, JSON.stringify({ code, text })]
  const [conversation] = await tx.query<{ id: string }>(delaying, values)
  if (!conversation) return false
  await append(tx, [tellMessage({ workspaceId, id: conversation.id }, messageId, 'message.delayed')])
  return true
}
