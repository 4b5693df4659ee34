import { lockCustomers } from '#customers'
import type { Statement, Tx } from '#db'
import type { Clock } from '#lib'
import type { LogEvent, Reaction } from '#log'
import { lockMessage } from '#messages'
import { isOvertaken } from '#replies'
import { holdBack } from './hold-back.ts'
import { isLater } from './release-reply.ts'

const waiting: Statement = {
  name: 'drafts-waiting',
  text: `select s.workspace_id as "workspaceId", s.message_id as "messageId", c.customer_id as "customerId"
    from json_to_recordset($1::json) as x(w uuid, c uuid)
    join scheduled_replies s on s.workspace_id = x.w and s.conversation_id = x.c
    join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
    order by s.workspace_id, s.message_id`,
}

type Waiting = { workspaceId: string; messageId: string; customerId: string }

/** A customer writes: what was to leave later in that conversation is held back. One query a slice, of a small table. */
export const onMessageReceived = (now: Clock): Reaction => ({
  room: 'drafts',
  kinds: ['message.received'],
  async react(tx, events) {
    const found = await findWaiting(tx, events)
    // All at once, in the order that everybody keeps to.
    await lockCustomers(
      tx,
      found.map(each => each.customerId),
    )
    for (const { workspaceId, messageId } of found) {
      const locked = await lockMessage(tx, workspaceId, messageId)
      // What is heard late may have been said before it was answered.
      const isOver = locked && isLater(locked.message) && (await isOvertaken(tx, locked.message))
      if (isOver) await holdBack(tx, locked, now())
    }
  },
})

async function findWaiting(tx: Tx, events: readonly LogEvent[]): Promise<Waiting[]> {
  const heard = events.filter(({ detail }) => detail?.historic !== true)
  const places = new Map(heard.map(each => [`${each.workspaceId}/${each.conversationId}`, each]))
  if (places.size === 0) return []
  const asked = [...places.values()].map(({ workspaceId, conversationId }) => ({ w: workspaceId, c: conversationId }))
  return tx.query<Waiting>(waiting, [JSON.stringify(asked)])
}
