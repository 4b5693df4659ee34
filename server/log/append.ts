import type { Statement, Tx } from '#db'
import type { NewEvent } from './events.ts'

export const channelName = 'sobremesa_log'

const insert: Statement = {
  name: 'log-append',
  text: `insert into events (workspace_id, kind, conversation_id, subject_id, detail)
    select x.workspace_id, x.kind, x.conversation_id, x.subject_id, x.detail
    from json_to_recordset($1::json) as x(workspace_id uuid, kind text, conversation_id uuid, subject_id uuid, detail text)`,
}
const wake: Statement = { name: 'log-wake', text: `select pg_notify('${channelName}', '')` }

/**
 * Tells the rooms below what was changed, in the transaction of the change. Call it last: an event's number is taken
 * now, while the transaction holds its row locks, so that numbers follow cause.
 */
export async function append(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(event => ({
    workspace_id: event.workspaceId,
    kind: event.kind,
    conversation_id: event.conversationId,
    subject_id: event.subjectId,
    detail: event.detail && JSON.stringify(event.detail),
  }))
  await Promise.all([tx.query(insert, [JSON.stringify(rows)]), tx.query(wake)])
}
