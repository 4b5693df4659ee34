import { inOrder, type News } from './apply.ts'
import type { Conversation, Message, MessagePart, Row, TimelineNarrowing } from '#protocol'

/** A stretch of a customer's timeline, oldest first; `earlier` and `later` lead on, null where nothing stands. */
export type Timeline = {
  customerId: string
  narrowing: TimelineNarrowing
  rows: Message[]
  /** The conversations that are known to be the customer's. */
  conversations: Row[]
  earlier: string | null
  later: string | null
  number: number
  /** Something of it is not known any more: ask again. */
  isBehind?: boolean
}

/** Whether it is shown when the timeline is narrowed so: as the server would decide. */
export function isOfNarrowing(message: Message, { channel, visibility, kind }: TimelineNarrowing): boolean {
  if (channel !== undefined && message.channel !== channel) return false
  if (visibility !== undefined && message.visibility !== visibility) return false
  if (kind === 'media') return message.deletedAt === null && message.parts.some(hasFile)
  return kind === undefined || KINDS[message.direction] === kind
}

const KINDS = { in: 'messages', out: 'messages', note: 'notes', system: 'done' } as const
const hasFile = (part: MessagePart): boolean => 'file' in part || (part.kind === 'post' && part.picture !== null)

/** The timeline after something has changed; the same object where that does not concern it. Pure. */
export function timelineAfter(timeline: Timeline, news: News): Timeline {
  const { customerId, conversations } = timeline
  const { number = timeline.number } = news
  if (number < timeline.number) return timeline
  const told = new Map(news.rows.map(row => [row.id, row]))
  const known = new Set(conversations.map(row => row.id))
  const theirs = conversations.filter(row => (told.get(row.id) ?? row).customerId === customerId)
  const opened = news.rows.filter(row => row.customerId === customerId && !known.has(row.id))
  const isOther = theirs.length < conversations.length || opened.length > 0
  const isTold = isOther || conversations.some(row => told.has(row.id))
  const rows = rowsAfter(timeline, news, new Set([...theirs, ...opened].map(row => row.id)))
  const heard = new Set(news.messages.map(message => message.conversationId))
  if (!isTold && rows === timeline.rows) return timeline
  return {
    ...timeline,
    rows,
    conversations: isTold ? [...theirs.map(row => told.get(row.id) ?? row), ...opened] : conversations,
    number,
    // What stands in a conversation that nobody listened to, or that is gone from here, only the server knows.
    ...((theirs.length < conversations.length || opened.some(row => !heard.has(row.id))) && { isBehind: true }),
  }
}

function rowsAfter(timeline: Timeline, news: News, known: ReadonlySet<string>): Message[] {
  const gone = new Set(news.gone)
  const left = new Set(timeline.conversations.map(row => row.id).filter(id => !known.has(id)))
  const here = timeline.rows.filter(message => !gone.has(message.id) && !left.has(message.conversationId))
  const told = news.messages.filter(message => known.has(message.conversationId))
  if (told.length > 0) return withMessages({ ...timeline, rows: here }, told)
  return here.length === timeline.rows.length ? timeline.rows : here
}

/** With these in their places; what stands outside of what was loaded waits to be loaded. */
export function withMessages(timeline: Timeline, messages: readonly Message[]): Message[] {
  const { rows, narrowing, earlier, later } = timeline
  const told = new Set(messages.map(message => message.id))
  const [first, last] = [earlier === null ? undefined : rows[0], later === null ? undefined : rows.at(-1)]
  const arriving = messages.filter(
    message =>
      isOfNarrowing(message, narrowing) &&
      (!first || inOrder(first, message) <= 0) &&
      (!last || inOrder(message, last) <= 0),
  )
  return [...rows.filter(message => !told.has(message.id)), ...arriving].toSorted(inOrder)
}

type Waiting = Pick<Conversation, 'id' | 'customerId' | 'alsoWaiting'>

/** The customer's other conversations that wait for us, the longest wait first. */
export function waitingAfter({ id, customerId, alsoWaiting }: Waiting, rows: readonly Row[]): Row[] {
  const changed = new Map(rows.filter(row => row.id !== id).map(row => [row.id, row]))
  const arriving = [...changed.values()].filter(row => row.customerId === customerId && row.turnAt !== null)
  if (arriving.length === 0 && !alsoWaiting.some(row => changed.has(row.id))) return alsoWaiting
  const waiting = [...alsoWaiting.filter(row => !changed.has(row.id)), ...arriving]
  return waiting.toSorted((a, b) => a.turnAt! - b.turnAt! || (a.id < b.id ? -1 : 1))
}
