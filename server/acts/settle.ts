import { sqlTime, type Statement, type Tx } from '#db'
import { append, type NewEvent } from '#log'
import { editMessage, lockMessage, type MessageEvent, redactMessage, tellMessage } from '#messages'
import { tellAct } from './events.ts'
import { type ActDeed, type ActRow, loadAct, saveAct, saveDelay } from './store.ts'

type Settled = { workspaceId: string; actId: string; at: number }

/** The platform has taken it: now the message is so here, too. As engine. Whether it was news. */
export async function settleAct(tx: Tx, { workspaceId, actId, at }: Settled): Promise<boolean> {
  const row = await loadAct(tx, workspaceId, actId)
  if (row?.state !== 'queued') return false
  await lockMessage(tx, workspaceId, row.messageId)
  await saveAct(tx, row, 'done', null)
  const kind = await apply(tx, row, at)
  await append(tx, [kind === undefined ? tellAct(row, actId, 'act.settled') : told(row, kind)])
  return true
}

/** The platform refused it: `code` and `text` are its own. As engine. */
export async function settleActFailed(tx: Tx, settled: Settled & { code: string; text: string }): Promise<boolean> {
  const row = await loadAct(tx, settled.workspaceId, settled.actId)
  if (row?.state !== 'queued') return false
  await saveAct(tx, row, 'failed', JSON.stringify({ code: settled.code, text: settled.text }))
  await append(tx, [tellAct(row, row.id, 'act.settled')])
  return true
}

/** The platform did not take it this time, and is asked again: the reason stands there as long as it waits. As engine. */
export async function delayAct(
  tx: Tx,
  { workspaceId, actId, code, text }: Omit<Settled, 'at'> & { code: string; text: string },
): Promise<boolean> {
  const row = await saveDelay(tx, workspaceId, actId, JSON.stringify({ code, text }))
  if (row) await append(tx, [tellAct(row, actId, 'act.delayed')])
  return row !== undefined
}

const told = ({ workspaceId, conversationId, messageId }: ActRow, kind: MessageEvent): NewEvent =>
  tellMessage({ workspaceId, id: conversationId }, messageId, kind)

/** Changes the message; returns how messages tells it, where it does. */
async function apply(tx: Tx, row: ActRow, at: number): Promise<MessageEvent | undefined> {
  const { workspaceId, messageId } = row
  const what = { deed: row.deed, ...(JSON.parse(row.detail) as object) } as ActDeed
  switch (what.deed) {
    case 'react':
      await react(tx, row, what.emoji, at)
      return 'message.reacted'
    case 'edit':
      await editMessage(tx, workspaceId, messageId, at, what.text, 'as before')
      return 'message.edited'
    case 'unsend':
      await redactMessage(tx, workspaceId, messageId, at)
      return 'message.deleted'
    case 'hide':
    case 'like':
      await tx.query(marking[what.deed], [workspaceId, messageId, what.on ? sqlTime(at) : null])
      return undefined
    case 'read':
      return undefined
  }
}

const marking: Record<'hide' | 'like', Statement> = {
  hide: { name: 'acts-hide', text: `update messages set hidden_at = $3 where workspace_id = $1 and id = $2` },
  like: { name: 'acts-like', text: `update messages set liked_at = $3 where workspace_id = $1 and id = $2` },
}

const unreacting: Statement = {
  name: 'acts-unreact',
  text: `delete from reactions where workspace_id = $1 and message_id = $2 and author_kind = 'agent'`,
}
const reacting: Statement = {
  name: 'acts-react',
  text: `insert into reactions (workspace_id, message_id, author_id, author_kind, emoji, at) values ($1, $2, $3, 'agent', $4, $5)
    on conflict (workspace_id, message_id, author_id) do update set emoji = excluded.emoji, at = excluded.at`,
}

/** For the platform the brand is one person: a reaction takes the place of a colleague's. */
async function react(tx: Tx, row: ActRow, emoji: string | null, at: number): Promise<void> {
  const { workspaceId, messageId, authorId, id } = row
  const removing = tx.query(unreacting, [workspaceId, messageId])
  const adding =
    emoji === null ? undefined : tx.query(reacting, [workspaceId, messageId, authorId ?? id, emoji, sqlTime(at)])
  await Promise.all([removing, adding])
}
