import type { Named } from '#conversations'
import type { Statement, Tx } from '#db'
import type { FileCard, Message, MessageState, MessageVersion, RedirectReason } from '#protocol'

/** All that is known of a message, for whoever it is shown to. */
export type MessageFacts = Seen & {
  /** Files of its pieces, by id. */
  files: ReadonlyMap<string, FileFound>
  reactions: readonly ReactionFound[]
  versions: number
  /** What we are doing to it on its platform, and what was refused there. */
  acts: readonly ActFound[]
}

export type Seen = {
  workspaceId: string
  id: string
  conversationId: string
  profileId: string
  channel: string
  direction: Message['direction']
  visibility: Message['visibility']
  authorKind: Message['author']['kind']
  authorId: string | null
  authorName: string
  kind: string
  text: string | null
  subject: string | null
  album: string | null
  parts: string | null
  quoteId: string | null
  quoteText: string | null
  quoteAuthor: string | null
  at: number
  receivedAt: number
  historic: boolean
  state: MessageState
  stateAt: number | null
  failure: string | null
  undo: string | null
  editedAt: number | null
  deletedAt: number | null
  isHidden: boolean
  isLiked: boolean
  /** Why it sends its reader elsewhere, where it does. */
  redirected: RedirectReason | null
  /** What the colleague is called who said so. */
  redirectedBy: string | null
}

export type FileFound = Pick<FileCard, 'id' | 'name' | 'type' | 'size' | 'state' | 'width' | 'height' | 'failure'>
export type ActFound = { messageId: string } & Omit<Message['acts'][number], 'failure'> & { failure: string | null }
export type ReactionFound = { messageId: string; emoji: string; by: string; mine: boolean }

const nameOf = (message: string, customer: string, person: string, key: string) => `case ${message}.author_kind
      when 'customer' then coalesce(nullif(${customer}.name, ''), ${customer}.handle, ${customer}.external_id)
      when 'bot' then coalesce(${key}.name, '') else coalesce(${person}.name, '') end`

const columns = `m.workspace_id as "workspaceId", m.id, m.conversation_id as "conversationId", m.profile_id as "profileId", c.channel, m.direction,
    m.visibility, m.author_kind as "authorKind", m.author_id as "authorId", ${nameOf('m', 'i', 'p', 'k')} as "authorName",
    m.kind, m.text, m.subject, m.album, m.parts, q.id as "quoteId", q.text as "quoteText", ${nameOf('q', 'qi', 'qp', 'qk')} as "quoteAuthor",
    m.at, m.received_at as "receivedAt", m.historic, m.state, m.state_at as "stateAt", m.failure, m.undo, m.edited_at as "editedAt", m.deleted_at as "deletedAt",
    m.hidden_at is not null as "isHidden", m.liked_at is not null as "isLiked",
    d.reason as redirected, dp.name as "redirectedBy"`

const authors = (message: string, customer: string, person: string, key: string) => `
    left join identities ${customer} on ${customer}.workspace_id = ${message}.workspace_id and ${customer}.id = ${message}.identity_id
    left join memberships ${person} on ${person}.workspace_id = ${message}.workspace_id and ${person}.person_id = ${message}.author_id
    left join api_keys ${key} on ${key}.workspace_id = ${message}.workspace_id and ${key}.id = ${message}.author_id`

const joins = `join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    ${authors('m', 'i', 'p', 'k')}
    left join messages q on q.workspace_id = m.workspace_id and q.id = m.quote_id
    ${authors('q', 'qi', 'qp', 'qk')}
    left join redirections d on d.workspace_id = m.workspace_id and d.message_id = m.id and m.direction = 'out'
    left join memberships dp on dp.workspace_id = m.workspace_id and dp.person_id = d.by_id`

const named: Statement = {
  name: 'messages-named',
  text: `select ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i ${joins} order by m.at, m.id`,
}

/** The messages named, oldest first; those that are gone are left out. As app or engine. */
export async function findNamed(tx: Tx, asked: readonly Named[]): Promise<MessageFacts[]> {
  if (asked.length === 0) return []
  const seen = await tx.query<Seen>(named, [
    JSON.stringify(asked.map(({ workspaceId, id }) => ({ w: workspaceId, i: id }))),
  ])
  return withPieces(tx, seen)
}

/** Which way to look from a place (a message's time and id), and how far. */
export type Stretch = { place?: { at: string; id: string } | undefined; way: 'earlier' | 'later'; limit: number }

/** A stretch of a conversation, in the order in which it was looked at. */
export async function findStretch(tx: Tx, conversation: Named, { place, way, limit }: Stretch): Promise<Seen[]> {
  const values = [conversation.workspaceId, conversation.id, ...(place ? [place.at, place.id] : [])]
  const found = await tx.query<Seen>(stretchOf(way, place !== undefined, limit), values)
  return found.slice(0, limit)
}

const sizes = [51, 101, 501]
const known = new Map<string, Statement>()

/** The text shows the limit, so that the index is walked; of a few sizes, so that each is planned once. */
function stretchOf(way: Stretch['way'], hasPlace: boolean, limit: number): Statement {
  const size = sizes.find(each => each >= limit) ?? sizes.at(-1)!
  const name = `messages-${way}-${hasPlace ? 'on' : 'first'}-${size}`
  const [compare, order] = way === 'earlier' ? ['<', 'desc'] : ['>', 'asc']
  const after = hasPlace ? `and (at, id) ${compare} ($3, $4)` : ''
  const stretch = `select * from messages where workspace_id = $1 and conversation_id = $2 ${after} order by at ${order}, id ${order} limit ${size}`
  const text = `select ${columns} from (${stretch}) m ${joins} order by m.at ${order}, m.id ${order}`
  const statement = known.get(name) ?? { name, text }
  known.set(name, statement)
  return statement
}

/** Files, reactions, versions and acts of all the messages: four queries, sent together. */
export async function withPieces(tx: Tx, seen: readonly Seen[]): Promise<MessageFacts[]> {
  if (seen.length === 0) return []
  const ids = JSON.stringify(seen.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))
  const fileIds = seen.flatMap(({ workspaceId, parts }) => filesIn(parts).map(id => ({ w: workspaceId, i: id })))
  const [files, reactions, versions, acts] = await Promise.all([
    fileIds.length === 0 ? [] : tx.query<FileFound & { workspaceId: string }>(fileQuery, [JSON.stringify(fileIds)]),
    tx.query<ReactionFound & { workspaceId: string }>(reactionQuery, [ids]),
    tx.query<{ workspaceId: string; id: string; count: number }>(versionQuery, [ids]),
    tx.query<ActFound & { workspaceId: string }>(actQuery, [ids]),
  ])
  const filesBy = Map.groupBy(files, file => file.workspaceId)
  const reactionsBy = Map.groupBy(reactions, each => `${each.workspaceId}/${each.messageId}`)
  const actsBy = Map.groupBy(acts, each => `${each.workspaceId}/${each.messageId}`)
  const versionsBy = new Map(versions.map(each => [`${each.workspaceId}/${each.id}`, each.count]))
  return seen.map(each => {
    const key = `${each.workspaceId}/${each.id}`
    const own = new Map((filesBy.get(each.workspaceId) ?? []).map(file => [file.id, file]))
    return {
      ...each,
      files: own,
      reactions: reactionsBy.get(key) ?? [],
      versions: versionsBy.get(key) ?? 0,
      acts: actsBy.get(key) ?? [],
    }
  })
}

/** Ids of our files in the pieces of a message. */
function filesIn(parts: string | null): string[] {
  if (parts === null || !parts.includes('"file"')) return []
  const pieces: unknown = JSON.parse(parts)
  return Array.isArray(pieces)
    ? pieces.flatMap(piece => (typeof piece?.file === 'string' ? [piece.file as string] : []))
    : []
}

const fileQuery: Statement = {
  name: 'messages-files',
  text: `select f.workspace_id as "workspaceId", f.id, f.name, f.type, f.size, f.state, f.width, f.height, f.failure
    from json_to_recordset($1::json) as x(w uuid, i uuid) join files f on f.workspace_id = x.w and f.id = x.i`,
}

const reactionQuery: Statement = {
  name: 'messages-reactions',
  text: `select r.workspace_id as "workspaceId", r.message_id as "messageId", r.emoji, r.author_kind = 'agent' as mine,
      coalesce(p.name, nullif(i.name, ''), i.handle, i.external_id, '') as by
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join reactions r on r.workspace_id = x.w and r.message_id = x.i
    left join identities i on i.workspace_id = r.workspace_id and i.ref = r.author_id and r.author_kind = 'customer'
    left join memberships p on p.workspace_id = r.workspace_id and p.person_id = r.author_id and r.author_kind = 'agent'
    order by r.at, r.author_id`,
}

const versionQuery: Statement = {
  name: 'messages-versions',
  text: `select v.workspace_id as "workspaceId", v.message_id as id, count(*) as count
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join message_versions v on v.workspace_id = x.w and v.message_id = x.i group by 1, 2`,
}

const actQuery: Statement = {
  name: 'messages-acts',
  text: `select a.workspace_id as "workspaceId", a.message_id as "messageId", a.id, a.deed, a.detail::json ->> 'emoji' as emoji,
      a.detail::json ->> 'text' as text, (a.detail::json ->> 'on')::boolean as "on", a.state, a.failure
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join acts a on a.workspace_id = x.w and a.message_id = x.i and a.state <> 'done' and a.deed <> 'read' order by a.at, a.id`,
}

const versions: Statement = {
  name: 'messages-earlier-texts',
  text: `select at, text from message_versions where workspace_id = $1 and message_id = $2 order by at desc limit 100`,
}

/** What a message said before it was edited, newest first. */
export const versionsOf = (tx: Tx, { workspaceId, id }: Named): Promise<MessageVersion[]> =>
  tx.query(versions, [workspaceId, id])
