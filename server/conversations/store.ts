import { sqlTime, type Statement, type Tx } from '#db'
import { minute, snippet } from '#lib'
import type { Holder, MessageState } from '#protocol'
import { type ConversationRow, holderOf, type State } from './state.ts'

/** Both roles use these: every statement names the workspace. */
type Found = Omit<ConversationRow, 'holder'> & { holderKind: Holder['kind']; holderId: string | null }

const customer: Statement = {
  name: 'conversations-customer',
  text: `select customer_id as id from conversations where workspace_id = $1 and id = $2`,
}

export const customerOf = async (tx: Tx, workspaceId: string, id: string): Promise<string | undefined> =>
  (await tx.query<{ id: string }>(customer, [workspaceId, id]))[0]?.id

const load: Statement = {
  name: 'conversations-load',
  text: `select workspace_id as "workspaceId", id, customer_id as "customerId", identity_id as "identityId", profile_id as "profileId", channel,
      status, holder_kind as "holderKind", holder_id as "holderId", turn_at as "turnAt", first_answered_at as "firstAnsweredAt",
      snoozed_until as "snoozedUntil", closed_at as "closedAt", reason_id as "reasonId", previous_id as "previousId"
    from conversations where workspace_id = $1 and id = $2`,
}

export async function loadConversation(tx: Tx, workspaceId: string, id: string): Promise<ConversationRow | undefined> {
  const [row] = await tx.query<Found>(load, [workspaceId, id])
  if (!row) return undefined
  const { holderKind, holderId, ...rest } = row
  return { ...rest, holder: holderOf(holderKind, holderId) }
}

const save: Statement = {
  name: 'conversations-save',
  text: `update conversations set status = $3, holder_kind = $4, holder_id = $5, turn_at = $6, first_answered_at = $7, snoozed_until = $8,
      closed_at = $9, reason_id = $10, active_at = greatest(active_at, $11) where workspace_id = $1 and id = $2`,
}

export async function saveState(tx: Tx, { workspaceId, id }: ConversationRow, to: State, now: number): Promise<void> {
  const { status, holder, reasonId } = to
  const times = [to.turnAt, to.firstAnsweredAt, to.snoozedUntil, to.closedAt].map(timeOrNull)
  const holderId = holder.kind === 'agent' ? holder.id : null
  await tx.query(save, [
    workspaceId,
    id,
    status,
    holder.kind,
    holderId,
    ...times,
    reasonId,
    sqlTime(now - (now % minute)),
  ])
}

const timeOrNull = (at: number | null) => (at === null ? null : sqlTime(at))

/** A line that we write ourselves: a reply, a note, or what was done. */
export type NewLine = {
  id: string
  direction: 'out' | 'note' | 'system'
  visibility: 'public' | 'private' | 'team'
  author: { kind: 'agent' | 'bot' | 'system'; id: string | null }
  kind: string
  text: string | null
  parts: unknown
  quoteId: string | null
  at: number
  state: MessageState
  /** What a reply that is held needs to be taken back. */
  undo: unknown
}

const write: Statement = {
  name: 'conversations-write',
  text: `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind,
      text, parts, quote_id, at, received_at, state, state_at, undo)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $14, $16)`,
}

export async function writeLine(tx: Tx, conversation: ConversationRow, line: NewLine): Promise<void> {
  const { workspaceId, id, identityId, profileId } = conversation
  const place = [workspaceId, line.id, id, identityId, profileId]
  const content = [line.kind, line.text, jsonOrNull(line.parts), line.quoteId]
  await tx.query(write, [
    ...place,
    line.direction,
    line.visibility,
    line.author.kind,
    line.author.id,
    ...content,
    sqlTime(line.at),
    line.state,
    jsonOrNull(line.undo),
  ])
}

const jsonOrNull = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

const show: Statement = {
  name: 'conversations-show-last',
  text: `update inbox_rows set last_text = $3, last_kind = $4, last_direction = $5, last_visibility = $6, last_at = $7,
      unread = case when $8 then 0 else unread end
    where workspace_id = $1 and conversation_id = $2`,
}

type Last = { text: string | null; kind: string; direction: string; visibility: string; at: number }

/** What the inbox row says of the latest line. `isRead`: whoever wrote it had read what stood before. */
export async function showLast(
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
  last: Last,
  isRead: boolean,
): Promise<void> {
  await tx.query(show, [
    workspaceId,
    id,
    snippet(last.text ?? ''),
    last.kind,
    last.direction,
    last.visibility,
    sqlTime(last.at),
    isRead,
  ])
}

const latest: Statement = {
  name: 'conversations-latest',
  text: `select coalesce(text, subject) as text, case when deleted_at is null then kind else 'deletion' end as kind, direction, visibility, at
    from messages where workspace_id = $1 and conversation_id = $2 and direction <> 'system' order by at desc, id desc limit 1`,
}

/** After a line is gone: the inbox row shows the one before it. */
export async function showLatest(tx: Tx, place: { workspaceId: string; id: string }): Promise<void> {
  const [last] = await tx.query<Last>(latest, [place.workspaceId, place.id])
  if (last) await showLast(tx, place, last, false)
}

const read: Statement = {
  name: 'conversations-read',
  text: `update inbox_rows set unread = 0 where workspace_id = $1 and conversation_id = $2 and unread > 0 returning 1`,
}

/** Whether something was unread. */
export const clearUnread = async (tx: Tx, { workspaceId, id }: { workspaceId: string; id: string }): Promise<boolean> =>
  (await tx.query(read, [workspaceId, id])).length > 0

const lines: Statement = {
  name: 'conversations-lines',
  text: `select parts from messages where workspace_id = $1 and conversation_id = $2 and direction = 'system' order by at desc, id desc limit 20`,
}

/** What the latest system lines say, newest first; `turnAt` where a closing remembers the turn it ended. */
export async function latestLines(
  tx: Tx,
  { workspaceId, id }: ConversationRow,
): Promise<{ deed: string; turnAt?: number | null }[]> {
  const rows = await tx.query<{ parts: string }>(lines, [workspaceId, id])
  return rows.map(row => JSON.parse(row.parts) as { deed: string; turnAt?: number | null })
}

const colleague: Statement = {
  name: 'conversations-colleague',
  text: `select 1 from memberships where workspace_id = $1 and person_id = $2 and removed_at is null`,
}

export const isColleague = async (tx: Tx, workspaceId: string, personId: string): Promise<boolean> =>
  (await tx.query(colleague, [workspaceId, personId])).length > 0
