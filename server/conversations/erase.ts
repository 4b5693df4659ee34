import type { Statement, Tx } from '#db'
import { append } from '#log'
import type { Holder } from '#protocol'
import { writeChange } from './change.ts'
import type { ConversationEvent } from './events.ts'
import { holderOf, stateOf, wordOf } from './state.ts'
import { loadConversation } from './store.ts'

/**
 * Closes a conversation that is about to be forgotten, for no reason that anybody chose. The customer is locked. False where it is
 * closed already, or gone. Events: conversation.changed.
 */
export async function endForGood(tx: Tx, workspaceId: string, id: string, now: number): Promise<boolean> {
  const conversation = await loadConversation(tx, workspaceId, id)
  if (!conversation || conversation.status === 'closed') return false
  const to = { ...stateOf(conversation), status: 'closed' as const, snoozedUntil: null, turnAt: null, closedAt: now }
  await append(tx, await writeChange(tx, conversation, { to: { ...to, reasonId: null }, deed: 'closed', now }))
  return true
}

const erasing: Statement = {
  name: 'conversations-erase',
  text: `with gone as (
      delete from conversations c using json_array_elements_text($2::json) as i where c.workspace_id = $1 and c.id = i::uuid
      returning c.id, c.status, c.holder_kind as "holderKind", c.holder_id as "holderId"
    ), rows as (
      delete from inbox_rows r using gone where r.workspace_id = $1 and r.conversation_id = gone.id
    )
    select * from gone`,
}

type Gone = { id: string; status: string; holderKind: Holder['kind']; holderId: string | null }

/** Conversations in which nothing is said any more are no more. Returns how many. Events: conversation.erased. */
export async function eraseConversations(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<number> {
  const gone = await tx.query<Gone>(erasing, [workspaceId, JSON.stringify(ids)])
  await append(
    tx,
    gone.map(({ id, status, holderKind, holderId }) => ({
      ...{ workspaceId, kind: 'conversation.erased' satisfies ConversationEvent, conversationId: id },
      detail: { from: { status, holder: wordOf(holderOf(holderKind, holderId)) } },
    })),
  )
  return gone.length
}
