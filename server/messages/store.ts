import type { Hold } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { shortened } from '#lib'
import type { MessageState } from '#protocol'

/** What a reply keeps while it is held: how to undo it, and until when. */
export type Undo = Hold & {
  until: number
  /** It is held because it is meant for later. */
  isLater?: true
}

/** A message as the deeds take it. */
export type MessageRow = {
  workspaceId: string
  id: string
  conversationId: string
  profileId: string
  identityId: string
  direction: 'in' | 'out' | 'note' | 'system'
  visibility: 'public' | 'private' | 'team'
  authorKind: 'customer' | 'agent' | 'bot' | 'system'
  authorId: string | null
  text: string | null
  parts: string | null
  quoteId: string | null
  at: number
  state: MessageState
  /** JSON of `Undo`, while it is held. */
  undo: string | null
}

const columns = `workspace_id as "workspaceId", id, conversation_id as "conversationId", profile_id as "profileId", identity_id as "identityId",
  direction, visibility, author_kind as "authorKind", author_id as "authorId", text, parts, quote_id as "quoteId", at, state, undo`

const load: Statement = {
  name: 'messages-load',
  text: `select ${columns} from messages where workspace_id = $1 and id = $2`,
}

export const loadMessage = async (tx: Tx, workspaceId: string, id: string): Promise<MessageRow | undefined> =>
  (await tx.query<MessageRow>(load, [workspaceId, id]))[0]

const byRef: Statement = {
  name: 'messages-by-ref',
  text: `select id, state, state_at as "stateAt", edited_at is not null or deleted_at is not null as "isAltered" from messages where workspace_id = $1 and ref = $2`,
}

export type Echo = { id: string; state: MessageState; stateAt: number | null; isAltered: boolean }

export const findByRef = async (tx: Tx, workspaceId: string, ref: string): Promise<Echo | undefined> =>
  (await tx.query<Echo>(byRef, [workspaceId, ref]))[0]

const held: Statement = {
  name: 'messages-held-after',
  text: `select ${columns} from messages where workspace_id = $1 and conversation_id = $2 and direction = 'out' and author_kind <> 'system'
      and state in ('held', 'queued', 'sent', 'delivered', 'read') and (at, id) > ($3, $4) order by at, id limit 1`,
}

/** The first reply after this one that stands, if there is one. */
export const nextReply = async (
  tx: Tx,
  { workspaceId, conversationId, at, id }: Pick<MessageRow, 'workspaceId' | 'conversationId' | 'at' | 'id'>,
): Promise<MessageRow | undefined> =>
  (await tx.query<MessageRow>(held, [workspaceId, conversationId, sqlTime(at), id]))[0]

const settle: Statement = {
  name: 'messages-settle',
  text: `update messages set state = $3, state_at = $4, failure = $5, undo = null where workspace_id = $1 and id = $2`,
}

export async function saveMessageState(
  tx: Tx,
  { workspaceId, id }: MessageRow,
  state: MessageState,
  at: number,
  failure: string | null,
): Promise<void> {
  await tx.query(settle, [workspaceId, id, state, sqlTime(at), failure])
}

/** False when it is no longer held. */
export const deleteHeld = async (tx: Tx, { workspaceId, id }: MessageRow): Promise<boolean> =>
  (
    await tx.query(`delete from messages where workspace_id = $1 and id = $2 and state = 'held' returning 1`, [
      workspaceId,
      id,
    ])
  ).length > 0

/** Nothing happens when it is no longer held. */
export const saveUndo = (tx: Tx, { workspaceId, id }: MessageRow, undo: Undo) =>
  tx.query(`update messages set undo = $3 where workspace_id = $1 and id = $2 and state = 'held'`, [
    workspaceId,
    id,
    JSON.stringify(undo),
  ])

const show: Statement = {
  name: 'messages-show-last',
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
    shortened(last.text ?? ''),
    last.kind,
    last.direction,
    last.visibility,
    sqlTime(last.at),
    isRead,
  ])
}

const latest: Statement = {
  name: 'messages-latest',
  text: `select coalesce(text, subject) as text, case when deleted_at is null then kind else 'deletion' end as kind, direction, visibility, at
    from messages where workspace_id = $1 and conversation_id = $2 and direction <> 'system'
      and not (direction = 'out' and author_kind = 'system') and not (state = 'held' and undo like '%"isLater":true%')
    order by at desc, id desc limit 1`,
}

/** After a line is gone: the inbox row shows the one before it. */
export async function showLatest(tx: Tx, place: { workspaceId: string; id: string }): Promise<void> {
  const [last] = await tx.query<Last>(latest, [place.workspaceId, place.id])
  if (last) await showLast(tx, place, last, false)
}

const names: Statement = {
  name: 'messages-names',
  text: `select m.person_id as id, m.name from json_array_elements_text($2::json) with ordinality as x(id, place)
    join memberships m on m.workspace_id = $1 and m.person_id = x.id::uuid and m.removed_at is null order by x.place`,
}

/** What those of them who belong to the team are called. */
export const findNames = async (
  tx: Tx,
  workspaceId: string,
  people: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  people.length === 0 ? [] : tx.query(names, [workspaceId, JSON.stringify(people)])
