import type { ConversationRow, Named } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import type { TagsGone } from '#tags'
import type { Before } from './join-states.ts'

/** What is kept of a merge so that it can be undone: how both stood, what was unread, which threads and tags came along. */
export type Remembered = Before & { unread: number; threads: string[]; tags?: TagsGone }

export type Merge = {
  id: string
  keptId: string
  mergedId: string
  byId: string | null
  at: number
  undoneAt: number | null
  before: Remembered
}

type Place = Pick<ConversationRow, 'workspaceId' | 'id'>

const onItsWay: Statement = {
  name: 'merging-on-its-way',
  text: `select 1 from json_array_elements_text($2::json) as c
    cross join lateral (
      select 1 from messages where workspace_id = $1 and conversation_id = c::uuid and direction = 'out' and state in ('held', 'queued') limit 1
    ) found limit 1`,
}

/** Whether a reply in one of these has not left yet: it still hangs on how its conversation stood. */
export const hasReplyOnItsWay = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<boolean> =>
  (await tx.query(onItsWay, [workspaceId, JSON.stringify(ids)])).length > 0

const remembering: Statement = {
  name: 'merging-remember',
  text: `with kept as (
      insert into merges (workspace_id, id, kept_id, merged_id, by_id, at, before) values ($1, $2, $3, $4, $5, $6, $7)
    )
    insert into merged_messages (workspace_id, merge_id, message_id, thread_id)
    select workspace_id, $2, id, thread_id from messages where workspace_id = $1 and conversation_id = $4`,
}

/** Writes down what is about to be moved. */
export const remember = (tx: Tx, workspaceId: string, merge: Omit<Merge, 'undoneAt'>): Promise<unknown> => {
  const { id, keptId, mergedId, byId, at, before } = merge
  return tx.query(remembering, [workspaceId, id, keptId, mergedId, byId, sqlTime(at), JSON.stringify(before)])
}

const moving: Statement = {
  name: 'merging-move',
  text: `update messages m set conversation_id = k.id, thread_id = nullif(coalesce(m.thread_id, c.thread_id), k.thread_id)
    from conversations c, conversations k
    where m.workspace_id = $1 and m.conversation_id = $2 and c.workspace_id = $1 and c.id = $2 and k.workspace_id = $1 and k.id = $3
      and ($4::timestamptz is null or (m.at, m.id) >= ($4, $5))`,
}

/** Takes the lines of a conversation, all of them or from one on, into another; each knows the thread it was said in. */
export const moveLines = (
  tx: Tx,
  { workspaceId, id }: Place,
  toId: string,
  from?: { at: number; id: string },
): Promise<unknown> => tx.query(moving, [workspaceId, id, toId, from ? sqlTime(from.at) : null, from?.id ?? null])

const movingThreads: Statement = {
  name: 'merging-threads',
  text: `update threads set conversation_id = $3 where workspace_id = $1 and conversation_id = $2
      and ($4::json is null or id in (select t::uuid from json_array_elements_text($4::json) as t)) returning id`,
}

/** What comes later in these threads arrives there. Returns those that were moved. */
export async function moveThreads(
  tx: Tx,
  { workspaceId, id }: Place,
  toId: string,
  only?: string[],
): Promise<string[]> {
  const values = [workspaceId, id, toId, only ? JSON.stringify(only) : null]
  return (await tx.query<{ id: string }>(movingThreads, values)).map(row => row.id)
}

const moveActs: Statement = {
  name: 'merging-acts',
  text: `update acts a set conversation_id = m.conversation_id from messages m
    where a.workspace_id = $1 and a.state <> 'done' and m.workspace_id = $1 and m.id = a.message_id and m.conversation_id = $2
      and a.conversation_id <> m.conversation_id`,
}

/** What is being done to messages goes where they went. */
export const followActs = (tx: Tx, { workspaceId, id }: Named): Promise<unknown> =>
  tx.query(moveActs, [workspaceId, id])

export const unreadIn = async (tx: Tx, { workspaceId, id }: Place): Promise<number> =>
  (
    await tx.query<{ unread: number }>(
      `select unread from inbox_rows where workspace_id = $1 and conversation_id = $2 for update`,
      [workspaceId, id],
    )
  )[0]?.unread ?? 0

export const setUnread = (tx: Tx, { workspaceId, id }: Place, unread: number): Promise<unknown> =>
  tx.query(`update inbox_rows set unread = $3 where workspace_id = $1 and conversation_id = $2`, [
    workspaceId,
    id,
    unread,
  ])

/** The row of a conversation in which nothing is said any more. */
export const showEmpty = (tx: Tx, { workspaceId, id }: Place): Promise<unknown> =>
  tx.query(
    `update inbox_rows set last_text = '', last_kind = 'merged', last_direction = 'system', unread = 0
     where workspace_id = $1 and conversation_id = $2`,
    [workspaceId, id],
  )

export const setMergedInto = (tx: Tx, { workspaceId, id }: Place, into: string | null): Promise<unknown> =>
  tx.query(`update conversations set merged_into = $3 where workspace_id = $1 and id = $2`, [workspaceId, id, into])

const columns = `id, kept_id as "keptId", merged_id as "mergedId", by_id as "byId", at, undone_at as "undoneAt", before`
const parsed = (row: Omit<Merge, 'before'> & { before: string }): Merge => ({
  ...row,
  before: JSON.parse(row.before) as Remembered,
})

/** The merges that stand of a conversation, the latest first. */
export const mergesInto = async (tx: Tx, workspaceId: string, keptId: string): Promise<Merge[]> =>
  (
    await tx.query<Omit<Merge, 'before'> & { before: string }>(
      `select ${columns} from merges where workspace_id = $1 and kept_id = $2 and undone_at is null order by at desc, id desc limit 50`,
      [workspaceId, keptId],
    )
  ).map(parsed)

const apart: Statement = {
  name: 'merging-apart',
  text: `select m.kept_id as "keptId", m.merged_id as "mergedId" from json_array_elements_text($2::json) as x
    join conversations k on k.workspace_id = $1 and k.customer_id = x::uuid
    join merges m on m.workspace_id = $1 and m.kept_id = k.id and m.undone_at is null
    join conversations g on g.workspace_id = $1 and g.id = m.merged_id
    join identities i on i.workspace_id = $1 and i.id = k.identity_id
    join identities j on j.workspace_id = $1 and j.id = g.identity_id and j.customer_id <> i.customer_id
    order by m.at desc, m.id desc`,
}

/** The merges that stand in conversations of these customers with accounts that are somebody else's, the latest first. */
export const mergesApart = (tx: Tx, workspaceId: string, customerIds: readonly string[]) =>
  tx.query<{ keptId: string; mergedId: string }>(apart, [workspaceId, JSON.stringify(customerIds)])

export const markUndone = (tx: Tx, workspaceId: string, id: string, at: number): Promise<unknown> =>
  tx.query(`update merges set undone_at = $3 where workspace_id = $1 and id = $2`, [workspaceId, id, sqlTime(at)])

const scattered: Statement = {
  name: 'merging-scattered',
  text: `select 1 from merged_messages g join messages m on m.workspace_id = g.workspace_id and m.id = g.message_id
    where g.workspace_id = $1 and g.merge_id = $2 and m.conversation_id <> $3 limit 1`,
}

/** Whether some of what a merge moved stands elsewhere by now. */
export const isScattered = async (tx: Tx, workspaceId: string, { id, keptId }: Merge): Promise<boolean> =>
  (await tx.query(scattered, [workspaceId, id, keptId])).length > 0

const givingBack: Statement = {
  name: 'merging-give-back',
  text: `update messages m set conversation_id = $4, thread_id = g.thread_id from merged_messages g
    where g.workspace_id = $1 and g.merge_id = $2 and m.workspace_id = $1 and m.id = g.message_id and m.conversation_id = $3`,
}

const givingLater: Statement = {
  name: 'merging-give-later',
  text: `update messages m set conversation_id = c.id, thread_id = nullif(m.thread_id, c.thread_id) from conversations c
    where m.workspace_id = $1 and m.conversation_id = $2 and m.direction = 'in' and c.workspace_id = $1 and c.id = $3
      and m.thread_id in (select t::uuid from json_array_elements_text($4::json) as t)`,
}

/** Gives back what was moved, and what the customer has written in those threads since. */
export async function giveBack(tx: Tx, workspaceId: string, { id, keptId, mergedId, before }: Merge): Promise<void> {
  await tx.query(givingBack, [workspaceId, id, keptId, mergedId])
  await tx.query(givingLater, [workspaceId, keptId, mergedId, JSON.stringify(before.threads)])
}

const saidBefore: Statement = {
  name: 'merging-said-before',
  text: `select 1 from messages where workspace_id = $1 and conversation_id = $2 and direction in ('in', 'out') and (at, id) < ($3, $4) limit 1`,
}

/** Whether something was said before this message: else nothing would be left of its conversation. */
export const isSaidBefore = async (
  tx: Tx,
  workspaceId: string,
  { conversationId, at, id }: { conversationId: string; at: number; id: string },
): Promise<boolean> => (await tx.query(saidBefore, [workspaceId, conversationId, sqlTime(at), id])).length > 0

const firstAnswer: Statement = {
  name: 'merging-first-answer',
  text: `select at from messages where workspace_id = $1 and conversation_id = $2 and direction = 'out' and author_kind = 'agent'
      and state in ('sent', 'delivered', 'read') order by at, id limit 1`,
}

export const firstAnswerIn = async (tx: Tx, { workspaceId, id }: Place): Promise<number | null> =>
  (await tx.query<{ at: number }>(firstAnswer, [workspaceId, id]))[0]?.at ?? null

const sharing: Statement = {
  name: 'merging-share-unread',
  text: `with said as (
      select count(*)::int as count from (
        select 1 from messages where workspace_id = $1 and conversation_id = $3 and direction = 'in' and not historic limit 1000
      ) those
    ), before as (select unread from inbox_rows where workspace_id = $1 and conversation_id = $2)
    update inbox_rows r set unread = case when r.conversation_id = $3 then least(before.unread, said.count)
      else before.unread - least(before.unread, said.count) end
    from said, before where r.workspace_id = $1 and r.conversation_id in ($2, $3)`,
}

/** The latest are the unread ones. */
export const shareUnread = (tx: Tx, first: Place, second: Place): Promise<unknown> =>
  tx.query(sharing, [first.workspaceId, first.id, second.id])
