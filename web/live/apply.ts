import type { Conversation, Counts, LiveFrame, Message, Row, SavedView } from '#protocol'
import { belongs, isLetThrough, type Narrowing, type Onlooker, orderOf } from './belongs.ts'

/** What was fetched of an ordered list, from its beginning; `next` leads on. `isBehind`: rows were left out, ask again. */
export type Loaded<T> = { rows: T[]; next: string | null; number: number; isBehind?: boolean }

/** All that a screen holds of the server's state. */
export type Snapshot = {
  me: Onlooker
  now: number
  lists: readonly { narrowing: Narrowing; list: Loaded<Row> }[]
  conversations: Readonly<Record<string, Conversation>>
  /** Messages of conversations, oldest first; `next` leads to earlier ones. */
  messages: Readonly<Record<string, Loaded<Message>>>
  counts: Counts | undefined
  views: readonly SavedView[] | undefined
}

export type Frame = Extract<LiveFrame, { kind: 'frame' }>

/** What changed of messages and rows: by a frame (`number`), or by one's own deeds. */
export type News = Pick<Frame, 'rows' | 'gone'> & { messages: readonly Message[]; number?: number }

/** The state after a frame: snapshot and frames together equal a snapshot taken later. Pure; what is untouched stays the same object. */
export function apply(snapshot: Snapshot, frame: Frame): Snapshot {
  return {
    me: snapshot.me,
    now: snapshot.now,
    lists: snapshot.lists.map(one => {
      const list = applyToList(one.list, one.narrowing, snapshot, frame)
      return list === one.list ? one : { ...one, list }
    }),
    conversations: applyToConversations(snapshot.conversations, frame),
    messages: applyToMessages(snapshot.messages, frame),
    counts: frame.counts ?? snapshot.counts,
    views: applyToViews(snapshot.views, frame),
  }
}

/** A frame that is older than what was fetched says nothing new about it. */
const isOld = (loaded: { number: number }, frame: Frame): boolean => frame.number < loaded.number

type Looker = Pick<Snapshot, 'me' | 'now'>

function applyToList(list: Loaded<Row>, narrowing: Narrowing, looker: Looker, frame: Frame): Loaded<Row> {
  if (isOld(list, frame)) return list
  const step = narrowing.saved ? frame.views.find(({ id }) => id === narrowing.saved) : undefined
  const standing = frame.standing?.view === narrowing.saved ? new Set(frame.standing?.rows) : undefined
  const placed = placeRows(withoutLeft(list, frame), narrowing, looker, frame.rows, standing)
  // Of a saved view every row that joins or leaves is sent.
  const isAsked = narrowing.view === 'mentions' && frame.stale.includes('mentions')
  const isBehind = narrowing.saved ? step?.isBehind : frame.more > 0 || isAsked
  if (isBehind) return { ...placed, number: frame.number, isBehind: true }
  return placed === list ? list : { ...placed, number: frame.number }
}

/** The list without what may not be seen any more. */
function withoutLeft(list: Loaded<Row>, { left }: Frame): Loaded<Row> {
  if (!list.rows.some(row => left.includes(row.id))) return list
  const rows = list.rows.filter(row => !left.includes(row.id))
  return { ...list, rows, ...(lostItsEnd(list, rows) && { isBehind: true }) }
}

/**
 * The list after some rows changed; the same object when it holds none of them and none belongs. `standing`: which of them
 * the server has said to stand in a saved view.
 */
export function placeRows(
  list: Loaded<Row>,
  narrowing: Narrowing,
  looker: Looker,
  rows: readonly Row[],
  standing?: ReadonlySet<string>,
): Loaded<Row> {
  if (narrowing.view === 'mentions') return renewRows(list, rows)
  const order = orderOf(narrowing)
  const isIn = narrowing.saved
    ? staysIn(list, narrowing, looker, standing)
    : (row: Row) => belongs(row, narrowing, looker.me)
  const changed = new Set(rows.map(row => row.id))
  const untouched = list.rows.filter(row => !changed.has(row.id))
  const last = list.next === null ? undefined : list.rows.at(-1)
  const arriving = rows.filter(row => isIn(row) && (!last || order(row, last) <= 0))
  if (arriving.length === 0 && untouched.length === list.rows.length) return list
  const placed = [...untouched, ...arriving].toSorted(order)
  return { ...list, rows: placed, ...(lostItsEnd(list, placed) && { isBehind: true }) }
}

/** Who is asked where does not stand in the rows: those that are there stay where they are. */
function renewRows(list: Loaded<Row>, rows: readonly Row[]): Loaded<Row> {
  const changed = new Map(rows.map(row => [row.id, row]))
  if (!list.rows.some(row => changed.has(row.id))) return list
  return { ...list, rows: list.rows.map(row => changed.get(row.id) ?? row) }
}

/** Who stands in a saved view only the server knows: those who stood there stay until it tells. */
function staysIn(
  list: Loaded<Row>,
  narrowing: Narrowing,
  { me }: Looker,
  standing: ReadonlySet<string> | undefined,
): (row: Row) => boolean {
  const ids = standing ?? new Set(list.rows.map(row => row.id))
  return row => ids.has(row.id) && isLetThrough(row, narrowing, me)
}

function applyToViews(known: Snapshot['views'], frame: Frame): Snapshot['views'] {
  if (!known || frame.views.length === 0) return known
  const steps = new Map(frame.views.map(step => [step.id, step]))
  return known.map(view => {
    const step = steps.get(view.id)
    return step ? { ...view, count: step.count, isFilling: step.isFilling } : view
  })
}

/** The rows that follow are not known when the last one left: what comes after the new end may belong before it. */
function lostItsEnd(list: Loaded<Row>, rows: Row[]): boolean {
  return list.next !== null && list.rows.length > 0 && rows.at(-1)?.id !== list.rows.at(-1)?.id
}

function applyToConversations(known: Snapshot['conversations'], frame: Frame): Snapshot['conversations'] {
  const changed = frame.rows.filter(row => known[row.id])
  if (changed.length === 0) return known
  return { ...known, ...Object.fromEntries(changed.map(row => [row.id, { ...known[row.id]!, ...row }])) }
}

function applyToMessages(known: Snapshot['messages'], frame: Frame): Snapshot['messages'] {
  const touched = Map.groupBy(frame.messages, message => message.conversationId)
  const gone = new Set(frame.gone)
  let changed = known
  for (const [id, loaded] of Object.entries(known)) {
    if (isOld(loaded, frame)) continue
    const here = loaded.rows.some(message => gone.has(message.id))
      ? loaded.rows.filter(message => !gone.has(message.id))
      : loaded.rows
    const messages = touched.get(id)
    if (!messages && here === loaded.rows) continue
    changed = { ...changed, [id]: mergeMessages({ ...loaded, rows: here }, messages ?? [], frame.number) }
  }
  return changed
}

/** Whole messages take the place of those with their id; new ones come in where their time puts them. */
export function mergeMessages(loaded: Loaded<Message>, messages: readonly Message[], number: number): Loaded<Message> {
  const changed = new Map(messages.map(message => [message.id, message]))
  const first = loaded.next === null ? undefined : loaded.rows[0]
  const arriving = messages.filter(message => !first || inOrder(first, message) <= 0)
  const rows = [...loaded.rows.filter(message => !changed.has(message.id)), ...arriving].toSorted(inOrder)
  return { ...loaded, rows, number: Math.max(loaded.number, number) }
}

/** Messages as they stand in time. */
export function inOrder(a: Pick<Message, 'at' | 'id'>, b: Pick<Message, 'at' | 'id'>): number {
  if (a.at !== b.at) return a.at - b.at
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
