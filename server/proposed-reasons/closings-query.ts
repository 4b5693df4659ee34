import { type Statement, type Tx } from '#db'
import type { Proposed } from './back-test.ts'
import type { Kept } from './store.ts'

// Of longer talks the beginning tells what it was about.
const mostMessages = 30
const mostLetters = 4000

/** What the customer said in a conversation until then. */
const said = (until: string) => `(select left(string_agg(one.words, ' ' order by one.at, one.id), ${mostLetters}) from (
      select coalesce(nullif(btrim(m.text), ''), m.subject) as words, m.at, m.id from messages m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.author_kind = 'customer'
        and m.deleted_at is null and m.at <= ${until} order by m.at, m.id limit ${mostMessages}) one)`

// Each conversation by its key: joined freely, PostgreSQL may read all of them instead.

/** A conversation that is to be learnt: the last closing by a person, and what was learnt of it before. */
export type Due = {
  id: string
  closed: { reasonId: string; at: number; text: string } | null
  before: (Kept & { text: string }) | null
}

const closings: Statement = {
  name: 'proposed-reasons-closings',
  text: `select c.id, line.reason as "reasonId", line.at, ${said('line.at')} as text, k.reason_id as "keptReasonId", k.upto, k.place, k.proposed,
      case when k.conversation_id is not null then ${said('k.upto')} end as "keptText"
    from json_array_elements_text($2::json) with ordinality as x(id, number)
    cross join lateral (select workspace_id, id from conversations where workspace_id = $1 and id = x.id::uuid limit 1) c
    left join lateral (
      select l.parts::json ->> 'reason' as reason, l.at from messages l
      where l.workspace_id = c.workspace_id and l.conversation_id = c.id and l.direction = 'system' and l.author_kind = 'agent'
        and l.parts like '%"closed"%' and l.parts::json ->> 'deed' = 'closed' order by l.at desc, l.id desc limit 1) line on true
    left join reason_closings k on k.workspace_id = c.workspace_id and k.life = $3 and k.conversation_id = c.id
    order by x.number`,
}

type Row = { id: string; reasonId: string | null; at: number; text: string | null } & (
  | { keptReasonId: null }
  | { keptReasonId: string; upto: number; place: number; proposed: string; keptText: string | null }
)

/** In the order in which they are asked for. */
export async function findClosings(tx: Tx, workspaceId: string, life: string, ids: readonly string[]): Promise<Due[]> {
  const rows = await tx.query<Row>(closings, [workspaceId, JSON.stringify(ids), life])
  return rows.map(row => ({
    id: row.id,
    closed: row.reasonId === null ? null : { reasonId: row.reasonId, at: row.at, text: row.text ?? '' },
    before: row.keptReasonId === null ? null : keptOf(row),
  }))
}

const keptOf = (row: Extract<Row, { keptReasonId: string }>) => ({
  ...{ reasonId: row.keptReasonId, upto: row.upto, place: row.place, text: row.keptText ?? '' },
  proposed: JSON.parse(row.proposed) as Proposed,
})

const saying: Statement = {
  name: 'proposed-reasons-said',
  text: `select c.id, ${said("'infinity'")} as text from json_array_elements_text($2::json) as x(id)
    cross join lateral (select workspace_id, id from conversations where workspace_id = $1 and id = x.id::uuid limit 1) c`,
}

/** What customers said in these conversations so far. */
export const saidIn = (
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ id: string; text: string | null }[]> => tx.query(saying, [workspaceId, JSON.stringify(ids)])

const again: Statement = {
  name: 'proposed-reasons-again',
  text: `insert into reason_closings_due (workspace_id, conversation_id, number)
    select workspace_id, id, row_number() over (order by closed_at, id) - 5000 from (
      select workspace_id, id, closed_at from conversations where workspace_id = $1 and status = 'closed' and reason_id is not null
      order by closed_at desc, id desc limit 5000) closed
    on conflict do nothing`,
}

/** What is still there of the latest closings is to be learnt again. */
export const dueAgain = (tx: Tx, workspaceId: string) => tx.query(again, [workspaceId])

const easing: Statement = {
  name: 'proposed-reasons-not-again',
  text: `delete from reason_closings_due where workspace_id = $1 and number <= 0`,
}

/** What was closed long ago is not to be learnt any more. */
export const notAgain = (tx: Tx, workspaceId: string) => tx.query(easing, [workspaceId])

const adding: Statement = {
  name: 'proposed-reasons-add',
  text: `insert into reason_closings_due (workspace_id, conversation_id, number)
    select * from json_to_recordset($1::json) as x(w uuid, c uuid, n bigint)
    on conflict (workspace_id, conversation_id) do update set number = excluded.number`,
}

export const addDue = (tx: Tx, all: readonly { w: string; c: string; n: number }[]) =>
  all.length === 0 ? Promise.resolve([]) : tx.query(adding, [JSON.stringify(all)])

const brands: Statement = {
  name: 'proposed-reasons-brands',
  text: `select id from workspaces w where exists (select 1 from reason_closings_due d where d.workspace_id = w.id) order by id`,
}

/** Those with closings to be learnt. */
export const brandsDue = async (tx: Tx): Promise<string[]> =>
  (await tx.query<{ id: string }>(brands)).map(({ id }) => id)
