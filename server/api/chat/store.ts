import { sqlTime, type Statement, type Tx } from '#db'
import type { MessageState } from '#protocol'

/** A message as a visitor may see it. `isSeen`: the visitor's own, and the team has read it. */
export type Seen = {
  workspaceId: string
  id: string
  threadId: string
  direction: 'in' | 'out'
  authorKind: 'customer' | 'agent' | 'bot' | 'system'
  authorName: string | null
  authorPicture: string | null
  text: string | null
  parts: string | null
  externalId: string | null
  at: number
  state: MessageState
  edited: boolean
  deleted: boolean
  isSeen: boolean
}

export type FileFound = {
  workspaceId: string
  id: string
  name: string
  type: string
  size: number | null
  isReady: boolean
  hasThumbnail: boolean
}

/** The one place that says what leaves the house: never what the team keeps to itself, ours only once it is sent. */
const visible = `m.visibility in ('private', 'public') and (m.direction = 'in' or (m.direction = 'out' and m.state in ('sent', 'delivered', 'read')))`

const columns = `m.workspace_id as "workspaceId", m.id, c.thread_id as "threadId", m.direction, m.author_kind as "authorKind", p.name as "authorName", p.picture as "authorPicture",
    m.text, m.parts, m.external_id as "externalId", m.at, m.state, m.edited_at is not null as edited, m.deleted_at is not null as deleted,
    coalesce((m.at, m.id) <= (seen.at, seen.id), false) as "isSeen"`

// The newest of the customer's messages that the team has read: behind as many as are unread.
const joins = `left join memberships p on p.workspace_id = m.workspace_id and p.person_id = m.author_id
    left join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    left join lateral (
      select i.at, i.id from messages i where i.workspace_id = c.workspace_id and i.conversation_id = c.id and i.direction = 'in'
      order by i.at desc, i.id desc offset coalesce(r.unread, 0) limit 1) seen on true`

/** Where to go on: a message's time and id, and which way. Without a place, from the newest backwards. */
export type Stretch = { place: { at: number; id: string } | undefined; way: 'earlier' | 'later'; limit: number }

/**
 * A stretch of the threads' messages, in the order in which it is walked. As app. A thread's conversations are those of
 * its customer that stand in it, so that the index of messages is walked once for each.
 */
export async function stretchOf(
  tx: Tx,
  workspaceId: string,
  threadIds: readonly string[],
  { place, way, limit }: Stretch,
): Promise<Seen[]> {
  const [compare, order] = way === 'earlier' ? ['<', 'desc'] : ['>', 'asc']
  const beyond = place ? `and (m.at, m.id) ${compare} ($3, $4)` : ''
  const ordered = `order by m.at ${order}, m.id ${order} limit ${Math.trunc(limit)}`
  const text = `select ${columns}
    from threads t
    join identities o on o.workspace_id = t.workspace_id and o.id = t.identity_id
    join conversations c on c.workspace_id = t.workspace_id and c.customer_id = o.customer_id and c.thread_id = t.id
    join lateral (
      select * from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id and ${visible} ${beyond} ${ordered}) m on true
    ${joins}
    where t.workspace_id = $1 and t.id in (select i::uuid from json_array_elements_text($2::json) as i) ${ordered}`
  return tx.query<Seen>(text, [workspaceId, JSON.stringify(threadIds), ...(place ? [sqlTime(place.at), place.id] : [])])
}

type Named = { workspaceId: string; id: string }
const listOf = (names: readonly Named[]) =>
  JSON.stringify(names.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))

const named: Statement = {
  name: 'chat-named',
  text: `select ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id ${joins}
    where ${visible} order by m.at, m.id`,
}

/** Those of the messages that visitors may see, oldest first; as engine. */
export const messagesNamed = async (tx: Tx, names: readonly Named[]): Promise<Seen[]> =>
  names.length === 0 ? [] : tx.query<Seen>(named, [listOf(names)])

const mostRead = 20
const lately: Statement = {
  name: 'chat-lately',
  text: `select ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join conversations c on c.workspace_id = x.w and c.id = x.i
    join lateral (
      select * from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and ${visible}
      order by m.at desc, m.id desc limit ${mostRead}) m on true ${joins} order by m.at, m.id`,
}

/** The customer's latest messages in conversations that the team has just read; as engine. */
export const latestOfCustomers = async (tx: Tx, conversations: readonly Named[]): Promise<Seen[]> =>
  conversations.length === 0 ? [] : tx.query<Seen>(lately, [listOf(conversations)])

const files: Statement = {
  name: 'chat-files',
  text: `select f.workspace_id as "workspaceId", f.id, f.name, f.type, f.size, f.state = 'ready' as "isReady", f.width is not null as "hasThumbnail"
    from json_to_recordset($1::json) as x(w uuid, i uuid) join files f on f.workspace_id = x.w and f.id = x.i`,
}

export const filesNamed = async (tx: Tx, names: readonly Named[]): Promise<FileFound[]> =>
  names.length === 0 ? [] : tx.query<FileFound>(files, [listOf(names)])

const threads: Statement = {
  name: 'chat-threads',
  text: `select c.workspace_id as "workspaceId", c.id, c.thread_id as "threadId" from json_to_recordset($1::json) as x(w uuid, i uuid)
    join conversations c on c.workspace_id = x.w and c.id = x.i`,
}

/** In which thread each conversation stands; as engine. */
export const threadsOf = (tx: Tx, conversations: readonly Named[]): Promise<(Named & { threadId: string })[]> =>
  tx.query(threads, [listOf(conversations)])

const standing: Statement = {
  name: 'chat-standing',
  text: `select conversation_id as id from threads where workspace_id = $1 and id = $2`,
}

/** The conversation in which the thread stands now; as engine. */
export const conversationOf = async (tx: Tx, workspaceId: string, threadId: string): Promise<string | undefined> =>
  (await tx.query<{ id: string }>(standing, [workspaceId, threadId]))[0]?.id
