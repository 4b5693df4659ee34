import type { Named } from '#conversations'
import type { Statement, Tx } from '#db'
import { day, Fault, newId } from '#lib'
import { timers } from '#log'

/** The timer of a reply that waits for its time. */
export const laterTimer = 'reply.later'

const longestMs = 366 * day

/** @throws Fault `later.past` (409), `later.too-far` (422) */
export function mustLieAhead(sendAt: number, now: number): void {
  if (!(sendAt > now)) throw new Fault('later.past', 409)
  if (sendAt - now > longestMs) throw new Fault('later.too-far', 422)
}

const noting: Statement = {
  name: 'replies-schedule',
  text: `insert into scheduled_replies (workspace_id, conversation_id, message_id, heard_id)
    values ($1, $2, $3, (select id from (
      select id from messages where workspace_id = $1 and conversation_id = $2 and direction = 'in' order by at desc, id desc limit 20
    ) l order by id desc limit 1)) on conflict do nothing`,
}

/** It leaves then, unless the customer writes before. A later call moves it. */
export async function schedule(tx: Tx, conversation: Named, messageId: string, sendAt: number): Promise<void> {
  const { workspaceId, id } = conversation
  await Promise.all([
    tx.query(noting, [workspaceId, id, messageId]),
    timers.set(tx, { workspaceId, id: newId(), kind: laterTimer, subjectId: messageId, dueAt: sendAt }),
  ])
}

const since: Statement = {
  name: 'replies-heard-since',
  text: `select 1 from scheduled_replies s cross join lateral (
      select id, historic from messages where workspace_id = s.workspace_id and conversation_id = s.conversation_id and direction = 'in'
      order by at desc, id desc limit 20
    ) l where s.workspace_id = $1 and s.message_id = $2 and not l.historic and (s.heard_id is null or l.id > s.heard_id) limit 1`,
}

/** Whether the customer has written since it was: our ids stand in the order in which things came. */
export const isOvertaken = async (tx: Tx, { workspaceId, id }: Named): Promise<boolean> =>
  (await tx.query(since, [workspaceId, id])).length > 0

/** It waits no longer. */
export async function unschedule(tx: Tx, workspaceId: string, messageId: string): Promise<void> {
  await Promise.all([
    tx.query(`delete from scheduled_replies where workspace_id = $1 and message_id = $2`, [workspaceId, messageId]),
    timers.clear(tx, { workspaceId, kind: laterTimer, subjectId: messageId }),
  ])
}
