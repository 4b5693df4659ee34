import { lockCustomers } from '#customers'
import type { Statement, Tx } from '#db'
import { append, type LogEvent, type Reaction } from '#log'
import { lockMessage, type MessageEvent } from '#messages'
import { follow } from './settle.ts'

const customers: Statement = {
  name: 'replies-failed',
  text: `select c.customer_id as id from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id`,
}

/**
 * A platform may say only later that a message did not arrive: then its conversation wants somebody again, as when it
 * is refused at once. Where that has been seen to with the refusal (`followed`), nothing is left to do.
 */
export const onMessageFailed: Reaction = {
  room: 'replies',
  kinds: ['message.failed' satisfies MessageEvent],
  async react(tx, events) {
    const late = events.filter(({ detail }) => detail?.followed !== true)
    if (late.length === 0) return
    const named = late.map(({ workspaceId, subjectId }) => ({ w: workspaceId, i: subjectId }))
    const found = await tx.query<{ id: string }>(customers, [JSON.stringify(named)])
    // All at once, in the order that everybody keeps to.
    await lockCustomers(
      tx,
      found.map(({ id }) => id),
    )
    for (const event of late) await bringBack(tx, event)
  },
}

async function bringBack(tx: Tx, { workspaceId, subjectId, at }: LogEvent): Promise<void> {
  const found = subjectId === null ? undefined : await lockMessage(tx, workspaceId, subjectId)
  if (found?.message.state !== 'failed' || found.message.direction !== 'out') return
  await append(tx, await follow(tx, found.conversation, { ...found.message, state: 'sent' }, 'failed', at))
}
