import type { Statement, Tx } from '#db'
import type { TimelineNarrowing } from '#protocol'

export type Way = 'earlier' | 'later'

/** Where one stands in the timeline: between two messages, or on one. `at` as SQL takes it. */
export type Place = { at: string; id: string }

/** A step of the walk: a message, and whether it is one of those that are looked for. */
export type Step = { id: string; at: number; isWanted: boolean }

type Walked = { workspaceId: string; customerId: string; channel: string | undefined }

/** What of a message is asked, for each way of narrowing; none of it is user text. */
const wantedKinds: Record<NonNullable<TimelineNarrowing['kind']>, string> = {
  messages: `m.direction in ('in', 'out')`,
  notes: `m.direction = 'note'`,
  media: `m.direction <> 'system' and m.deleted_at is null and m.parts like '%"file"%'`,
  done: `m.direction = 'system'`,
}

const sizes = [51, 101, 201] as const
export const longestWalk = sizes.at(-1)!
const known = new Map<string, Statement>()

/**
 * The next steps from a place (without it, from the end), over all conversations of a customer. Those whose next message
 * comes first are the only ones that a page can come from: each conversation is touched once, and of those alone the
 * index is walked further.
 */
export function walk(
  tx: Tx,
  { workspaceId, customerId, channel }: Walked,
  narrowing: TimelineNarrowing,
  { place, way, limit }: { place: Place | undefined; way: Way; limit: number },
): Promise<Step[]> {
  const size = sizes.find(each => each >= limit) ?? longestWalk
  const values = [workspaceId, customerId, channel ?? null, ...(place ? [place.at, place.id] : [])]
  return tx.query(walkOf(way, place !== undefined, size, narrowing), values)
}

/** The text shows the limit, so that the index is walked; of a few kinds, so that each is planned once. */
function walkOf(way: Way, hasPlace: boolean, size: number, { kind, visibility }: TimelineNarrowing): Statement {
  const name = `timeline-${way}-${hasPlace ? 'on' : 'first'}-${size}-${kind ?? 'all'}-${visibility ?? 'all'}`
  const statement = known.get(name) ?? { name, text: textOf(way, hasPlace, size, wantedOf(kind, visibility)) }
  known.set(name, statement)
  return statement
}

function textOf(way: Way, hasPlace: boolean, size: number, wanted: string | undefined): string {
  const [compare, order] = way === 'earlier' ? ['<', 'desc'] : ['>', 'asc']
  const stretch = (conversation: string, limit: number) => `select at, id from messages
      where workspace_id = $1 and conversation_id = ${conversation} ${hasPlace ? `and (at, id) ${compare} ($4::timestamptz, $5::uuid)` : ''}
      order by at ${order}, id ${order} limit ${limit}`
  const walked = `select s.at, s.id from (
      select c.id, h.at, h.id as head from conversations c cross join lateral (${stretch('c.id', 1)}) h
      where c.workspace_id = $1 and c.customer_id = $2 and ($3::text is null or c.channel = $3)
      order by h.at ${order}, h.id ${order} limit ${size}
    ) f cross join lateral (${stretch('f.id', size)}) s
    order by s.at ${order}, s.id ${order} limit ${size}`
  if (!wanted) return `select w.id, w.at, true as "isWanted" from (${walked}) w order by w.at ${order}, w.id ${order}`
  return `select w.id, w.at, (${wanted}) as "isWanted" from (${walked}) w
    join messages m on m.workspace_id = $1 and m.id = w.id order by w.at ${order}, w.id ${order}`
}

function wantedOf(kind: TimelineNarrowing['kind'], visibility: TimelineNarrowing['visibility']): string | undefined {
  const wanted = [kind && wantedKinds[kind], visibility && `m.visibility = '${visibility}'`].filter(Boolean)
  return wanted.length === 0 ? undefined : wanted.map(each => `(${each})`).join(' and ')
}

const person: Statement = {
  name: 'timeline-customer',
  text: `select 1 from customers where workspace_id = $1 and id = $2`,
}

export const isCustomer = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (await tx.query(person, [workspaceId, id])).length > 0

const standing: Statement = {
  name: 'timeline-message',
  text: `select m.at from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = $1 and m.id = $2 and c.customer_id = $3`,
}

/** When a message of this customer was written; undefined where it is none of theirs. */
export const timeOf = async (
  tx: Tx,
  workspaceId: string,
  customerId: string,
  messageId: string,
): Promise<number | undefined> =>
  (await tx.query<{ at: number }>(standing, [workspaceId, messageId, customerId]))[0]?.at
