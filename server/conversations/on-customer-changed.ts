import type { Statement, Tx } from '#db'
import { append, type LogEvent, type NewEvent } from '#log'
import type { ConversationEvent } from './events.ts'

const latest: Statement = {
  name: 'conversations-of-renamed',
  text: `select c.workspace_id as "workspaceId", c.id as "conversationId" from json_to_recordset($1::json) as x(w uuid, i uuid)
    cross join lateral (
      select workspace_id, id from conversations where workspace_id = x.w and customer_id = x.i order by opened_at desc limit 200
    ) c`,
}

/** A customer who is called otherwise is so in every list: tells it of each of their latest conversations. */
export async function onCustomerChanged(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  if (events.length === 0) return
  const changed = new Map(
    events.map(({ workspaceId, subjectId }) => [`${workspaceId}/${subjectId}`, { w: workspaceId, i: subjectId }]),
  )
  const rows = await tx.query<Pick<NewEvent, 'workspaceId' | 'conversationId'>>(latest, [
    JSON.stringify([...changed.values()]),
  ])
  await append(
    tx,
    rows.map(row => ({ ...row, kind: 'conversation.named' satisfies ConversationEvent })),
  )
}
