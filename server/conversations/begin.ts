import { sqlTime, type Statement, type Tx } from '#db'
import type { ConversationRow } from './state.ts'

const beginning: Statement = {
  name: 'conversations-begin',
  text: `with first as (
      select * from conversations where workspace_id = $1 and id = $2
    ), row as (
      insert into inbox_rows (workspace_id, conversation_id, name, last_at)
      select workspace_id, $3, name, $5 from inbox_rows where workspace_id = $1 and conversation_id = $2
    )
    insert into conversations (workspace_id, id, customer_id, identity_id, profile_id, thread_id, channel, subject, status, holder_kind,
      holder_id, opened_at, active_at, snoozed_until, previous_id)
    select workspace_id, $3, customer_id, $4, profile_id, thread_id, channel, subject, case when status = 'snoozed' then 'open' else status end,
      holder_kind, holder_id, $5, active_at, null, $2 from first`,
}

/** A conversation that goes on from another one, in the same hands and threads. Nothing is said in it yet, and it is not told. */
export const beginConversation = (
  tx: Tx,
  { workspaceId, id: firstId }: ConversationRow,
  { id, identityId, at }: { id: string; identityId: string; at: number },
): Promise<unknown> => tx.query(beginning, [workspaceId, firstId, id, identityId, sqlTime(at)])
