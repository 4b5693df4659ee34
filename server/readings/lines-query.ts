import { sqlTime, type Statement, type Tx } from '#db'
import type { Conversion, Line, Named, Sounds } from './tables.ts'
import { asJson } from './store.ts'

// So many lines at either end of a conversation are looked at, however long it is.
export const mostLines = 50

const of = `case when deleted_at is not null then null when direction = 'in' then 'customer'
    when direction = 'out' and state in ('held', 'queued', 'sent', 'delivered', 'read') and (state <> 'held' or undo not like '%"isLater":true%')
      then case author_kind when 'agent' then 'person' else 'program' end
    when direction = 'system' and parts::json ->> 'deed' in ('closed', 'settled') then 'end' end`

const linesFrom = (end: 'first' | 'last'): Statement => ({
  name: `readings-lines-${end}`,
  text: `select x.place, m.id, m.at, m.of, m.historic as "isHistoric", r.language, r.sentiment, r.is_unsure as "isUnsure", r.kind, r.urgency,
      r.toxicity
    from rows from (json_to_recordset($1::json) as (w uuid, i uuid)) with ordinality as x(w, i, place)
    cross join lateral (
      select id, at, historic, ${of} as of from messages where workspace_id = x.w and conversation_id = x.i
      order by ${end === 'first' ? 'at, id' : 'at desc, id desc'} limit ${mostLines}
    ) m
    left join readings r on r.workspace_id = x.w and r.message_id = m.id and m.of = 'customer' order by x.place, m.at, m.id`,
})

const lines = { first: linesFrom('first'), last: linesFrom('last') } as const

type Found = Omit<Line, 'of' | 'reading'> & { place: number; of: Line['of'] | null } & (Sounds | { language: null })

/** Lines of a conversation, oldest first; `isCut`: there may be more of them. */
export type Stretch = Named & { lines: Line[]; isCut: boolean }

/** The lines at one end of each of these conversations, with what is read in them so far: one query. */
export async function linesOf(tx: Tx, end: 'first' | 'last', conversations: readonly Named[]): Promise<Stretch[]> {
  if (conversations.length === 0) return []
  const found = Map.groupBy(await tx.query<Found>(lines[end], [asJson(conversations)]), ({ place }) => place)
  return conversations.map(({ workspaceId, id }, at) => {
    const all = found.get(at + 1) ?? []
    return { workspaceId, id, lines: all.flatMap(shown), isCut: all.length === mostLines }
  })
}

/** Notes and what else is done part no turns. */
function shown(found: Found): Line | [] {
  const { id, at, of: whose, isHistoric } = found
  if (whose === null) return []
  return { id, at, of: whose, isHistoric, reading: found.language === null ? null : found }
}

const saving: Statement = {
  name: 'readings-conversions',
  text: `insert into conversions as c (workspace_id, conversation_id, began_at, start_tone, replied_at, end_tone, ended_at)
    select * from json_to_recordset($1::json) as x(w uuid, i uuid, began_at timestamptz, start_tone real, replied_at timestamptz, end_tone real, ended_at timestamptz)
    on conflict (workspace_id, conversation_id) do update set began_at = excluded.began_at, start_tone = excluded.start_tone,
      replied_at = excluded.replied_at, end_tone = excluded.end_tone, ended_at = excluded.ended_at
    where (c.began_at, c.start_tone, c.replied_at, c.end_tone, c.ended_at)
      is distinct from (excluded.began_at, excluded.start_tone, excluded.replied_at, excluded.end_tone, excluded.ended_at)`,
}

const timeOrNull = (at: number | null) => (at === null ? null : sqlTime(at))

export const saveConversions = (tx: Tx, told: readonly (Named & { conversion: Conversion })[]): Promise<unknown> =>
  told.length === 0
    ? Promise.resolve()
    : tx.query(saving, [
        JSON.stringify(
          told.map(({ workspaceId, id, conversion: { beganAt, start, repliedAt, end, endedAt } }) => ({
            ...{ w: workspaceId, i: id, began_at: sqlTime(beganAt), start_tone: start },
            ...{ replied_at: timeOrNull(repliedAt), end_tone: end, ended_at: timeOrNull(endedAt) },
          })),
        ),
      ])

const forgetting: Statement = {
  name: 'readings-conversions-forget',
  text: `delete from conversions c using json_to_recordset($1::json) as x(w uuid, i uuid) where c.workspace_id = x.w and c.conversation_id = x.i`,
}

/** Nothing that counts is said in them any more. */
export const forgetConversions = (tx: Tx, named: readonly Named[]): Promise<unknown> =>
  named.length === 0 ? Promise.resolve() : tx.query(forgetting, [asJson(named)])
