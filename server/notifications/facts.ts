import type { Statement, Tx } from '#db'
import type { LogEvent } from '#log'

/** Who stands over a message or a line; no person: the machine, a key or a customer. */
export type Line = { personId: string | null }

const namesOf = (events: readonly LogEvent[], of: 'subjectId' | 'conversationId'): string =>
  JSON.stringify(events.flatMap(event => (event[of] === null ? [] : [{ w: event.workspaceId, i: event[of] }])))

const authors: Statement = {
  name: 'notifications-authors',
  text: `select m.id, case when m.author_kind = 'agent' then m.author_id end as "personId"
    from json_to_recordset($1::json) as x(w uuid, i uuid) join messages m on m.workspace_id = x.w and m.id = x.i`,
}

/** By the id of what they wrote or did. */
export async function authorsOf(tx: Tx, events: readonly LogEvent[]): Promise<Map<string, Line>> {
  if (events.length === 0) return new Map()
  const rows = await tx.query<Line & { id: string }>(authors, [namesOf(events, 'subjectId')])
  return new Map(rows.map(row => [row.id, row]))
}

const holders: Statement = {
  name: 'notifications-holders',
  text: `select distinct c.id, c.holder_id as "personId" from json_to_recordset($1::json) as x(w uuid, i uuid)
    join conversations c on c.workspace_id = x.w and c.id = x.i
    where c.holder_kind = 'agent' and c.status <> 'closed'`,
}

/** Which person holds a conversation, by its id. */
export async function holdersOf(tx: Tx, events: readonly LogEvent[]): Promise<Map<string, string>> {
  if (events.length === 0) return new Map()
  const rows = await tx.query<{ id: string; personId: string }>(holders, [namesOf(events, 'conversationId')])
  return new Map(rows.map(({ id, personId }) => [id, personId]))
}

const snoozers: Statement = {
  name: 'notifications-snoozers',
  text: `select x.i as id, s.author_id as "personId" from json_to_recordset($1::json) as x(w uuid, i uuid)
    cross join lateral (
      select author_id from messages where workspace_id = x.w and conversation_id = x.i and direction = 'system'
        and author_kind = 'agent' and parts::json ->> 'deed' = 'snoozed'
      order by at desc, id desc limit 1
    ) s`,
}

/** Who put a conversation aside last, by its id. */
export async function snoozersOf(tx: Tx, events: readonly LogEvent[]): Promise<Map<string, string>> {
  if (events.length === 0) return new Map()
  const rows = await tx.query<{ id: string; personId: string }>(snoozers, [namesOf(events, 'conversationId')])
  return new Map(rows.map(({ id, personId }) => [id, personId]))
}
