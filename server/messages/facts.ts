import type { Named } from '#conversations'
import type { Statement, Tx } from '#db'
import type { FileCard, Message, MessageReading, MessageState, MessageVersion, RedirectReason } from '#protocol'
import { withPieces } from './pieces.ts'

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
  /** What is read in what a customer wrote, once it is. */
  reading: MessageReading | null
}

export type FileFound = Pick<FileCard, 'id' | 'name' | 'type' | 'size' | 'state' | 'width' | 'height' | 'failure'>
export type ActFound = { messageId: string } & Omit<Message['acts'][number], 'failure'> & { failure: string | null }
export type ReactionFound = { messageId: string; emoji: string; by: string; mine: boolean }

/** A row of `messages` as it is found, before it is told who wrote it and what belongs to it. */
export type Row = Omit<Seen, 'authorName' | 'quoteText' | 'quoteAuthor' | 'redirected' | 'redirectedBy' | 'reading'> & {
  identityId: string
}

const columns = `m.workspace_id as "workspaceId", m.id, m.conversation_id as "conversationId", m.profile_id as "profileId", c.channel,
    m.direction, m.visibility, m.author_kind as "authorKind", m.author_id as "authorId", m.identity_id as "identityId",
    m.kind, m.text, m.subject, m.album, m.parts, m.quote_id as "quoteId", m.at, m.received_at as "receivedAt", m.historic,
    m.state, m.state_at as "stateAt", m.failure, m.undo, m.edited_at as "editedAt", m.deleted_at as "deletedAt",
    m.hidden_at is not null as "isHidden", m.liked_at is not null as "isLiked"`

const joins = 'join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id'

const named: Statement = {
  name: 'messages-named',
  text: `select ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i ${joins} order by m.at, m.id`,
}

/** The messages named, oldest first; those that are gone are left out. As app or engine. */
export async function findNamed(tx: Tx, asked: readonly Named[]): Promise<MessageFacts[]> {
  if (asked.length === 0) return []
  const rows = await tx.query<Row>(named, [
    JSON.stringify(asked.map(({ workspaceId, id }) => ({ w: workspaceId, i: id }))),
  ])
  return withPieces(tx, rows)
}

/** Which way to look from a place (a message's time and id), and how far. */
export type Stretch = { place?: { at: string; id: string } | undefined; way: 'earlier' | 'later'; limit: number }

/** A stretch of a conversation, in the order in which it was looked at. */
export async function findStretch(tx: Tx, conversation: Named, { place, way, limit }: Stretch): Promise<Row[]> {
  const values = [conversation.workspaceId, conversation.id, ...(place ? [place.at, place.id] : [])]
  const found = await tx.query<Row>(stretchOf(way, place !== undefined, limit), values)
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

const versions: Statement = {
  name: 'messages-earlier-texts',
  text: `select at, text from message_versions where workspace_id = $1 and message_id = $2 order by at desc limit 100`,
}

/** What a message said before it was edited, newest first. */
export const versionsOf = (tx: Tx, { workspaceId, id }: Named): Promise<MessageVersion[]> =>
  tx.query(versions, [workspaceId, id])
