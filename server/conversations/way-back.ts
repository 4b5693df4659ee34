import type { Who } from '#accounts'
import { sqlTime, type Statement, type Tx } from '#db'
import { Fault, second } from '#lib'
import { append } from '#log'
import { accessConversation, personOf } from './access.ts'
import { assign, type Assignment } from './assign.ts'
import { writeChange } from './change.ts'
import { close } from './close.ts'
import { tellGone, tellRead } from './events.ts'
import { deleteLine } from './lines.ts'
import { markRead } from './mark-read.ts'
import { reopen } from './reopen.ts'
import { snooze } from './snooze.ts'
import { type State, stateOf } from './state.ts'
import { loadConversation } from './store.ts'
import { restored } from './transitions.ts'

/** What can be done to many at once. */
export type ManyDeed =
  | { kind: 'assign'; to: Assignment['to'] }
  | { kind: 'snooze'; until: number }
  | { kind: 'close'; reasonId: string }
  | { kind: 'reopen' }
  | { kind: 'read' }

/** What leads back: the line that the deed left, where it left one, and what was unread. */
export type WayBack = { lineId: string | null; unread: number }

type Asked = { conversationId: string; deed: ManyDeed; now: number }

const waysBackMs = 60 * second

/**
 * Does it, and remembers how the conversation stood; undefined when it was so already.
 * @throws what the deed throws
 */
export async function doWithWayBack(
  tx: Tx,
  who: Who,
  { conversationId, deed, now }: Asked,
): Promise<WayBack | undefined> {
  const conversation = await accessConversation(tx, who, conversationId)
  const [before, unread] = [stateOf(conversation), await unreadOf(tx, who.workspaceId, conversationId)]
  if (!(await perform(tx, who, { conversationId, deed, now }))) return undefined
  if (deed.kind === 'read') return { lineId: null, unread }
  const after = stateOf((await loadConversation(tx, who.workspaceId, conversationId))!)
  const lineId = await rememberIn(tx, who.workspaceId, conversationId, { before, after }, now)
  return { lineId, unread: unread > 0 && deed.kind === 'close' ? unread : 0 }
}

function perform(tx: Tx, who: Who, { conversationId, deed, now }: Asked): Promise<boolean> {
  switch (deed.kind) {
    case 'assign':
      return assign(tx, who, { conversationId, to: deed.to, now })
    case 'snooze':
      return snooze(tx, who, { conversationId, until: deed.until, now })
    case 'close':
      return close(tx, who, { conversationId, reasonId: deed.reasonId, now })
    case 'reopen':
      return reopen(tx, who, { conversationId, now })
    case 'read':
      return markRead(tx, who, { conversationId })
  }
}

/**
 * Brings a conversation back to how it stood before a deed of one's own; false when somebody has changed since what the
 * deed had changed, or it is too long ago. @throws Fault `forbidden`, `conversation.unknown`
 */
export async function goBack(
  tx: Tx,
  who: Who,
  { conversationId, back, now }: { conversationId: string; back: WayBack; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  const told = back.unread > 0 ? [tellRead(conversation)] : []
  if (back.lineId !== null) {
    const line = await findLine(tx, who.workspaceId, conversationId, back.lineId)
    const isMine = line !== undefined && line.by === personOf(who) && now - line.at <= waysBackMs
    const to = isMine ? restored(conversation, line) : undefined
    if (!to) return false
    await deleteLine(tx, who.workspaceId, back.lineId)
    const changes = await writeChange(tx, conversation, { to, deed: 'withdrawn', now })
    told.push(tellGone(conversation, back.lineId), ...changes)
  }
  if (back.unread > 0) await setUnread(tx, who.workspaceId, conversationId, back.unread)
  await append(tx, told)
  return true
}

type Remembered = { before: State; after: State }

const remembering: Statement = {
  name: 'conversations-way-back',
  text: `update messages m set undo = $4 from (
      select id from messages where workspace_id = $1 and conversation_id = $2 and direction = 'system' and at = $3 order by at desc, id desc limit 1
    ) last where m.workspace_id = $1 and m.id = last.id returning m.id`,
}

async function rememberIn(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  remembered: Remembered,
  now: number,
): Promise<string | null> {
  const [line] = await tx.query<{ id: string }>(remembering, [
    workspaceId,
    conversationId,
    sqlTime(now),
    JSON.stringify(remembered),
  ])
  return line?.id ?? null
}

const finding: Statement = {
  name: 'conversations-way-back-of',
  text: `select undo, at, author_id as by from messages
    where workspace_id = $1 and id = $3 and conversation_id = $2 and direction = 'system' and undo is not null`,
}

async function findLine(tx: Tx, workspaceId: string, conversationId: string, lineId: string) {
  const [line] = await tx.query<{ undo: string; at: number; by: string | null }>(finding, [
    workspaceId,
    conversationId,
    lineId,
  ])
  return line && { ...(JSON.parse(line.undo) as Remembered), at: line.at, by: line.by }
}

const reading: Statement = {
  name: 'conversations-unread',
  text: `select unread from inbox_rows where workspace_id = $1 and conversation_id = $2`,
}

async function unreadOf(tx: Tx, workspaceId: string, conversationId: string): Promise<number> {
  const [row] = await tx.query<{ unread: number }>(reading, [workspaceId, conversationId])
  if (!row) throw new Fault('conversation.unknown', 404)
  return row.unread
}

const setUnread = (tx: Tx, workspaceId: string, conversationId: string, unread: number) =>
  tx.query(`update inbox_rows set unread = $3 where workspace_id = $1 and conversation_id = $2 and unread = 0`, [
    workspaceId,
    conversationId,
    unread,
  ])
