import type { Due } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import type { Aim, ServiceClass, Span } from '#service-levels'
import type { Clock, State } from './clocks.ts'

export type Named = { workspaceId: string; id: string }

/**
 * A conversation whose clocks are looked at again: from the last turn that began before all of these messages, or all of it.
 */
export type Asked = Named & { messageIds: readonly string[] | 'all' }

export type Found = Named & {
  profileId: string
  channel: string
  /** What was said of it stands in another one, or starts nothing. */
  isSilent: boolean
  /** The turn to go on from, and what is kept of it and after it, with the clock until it is settled. */
  anchorAt: number | null
  kept: Clock[]
}

type Row = Omit<Found, 'kept'> & { kept: KeptRow[] | null }
type KeptRow = {
  aim: Aim
  startedAt: number
  class: ServiceClass
  clock: Span['clock']
  amount: number
  spentMs: number
  state: State
  dueAt: number | null
  warnAt: number | null
  endedAt: number | null
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`

// A clock begins no earlier than a day before the message reached us.
const clocked = `case when m.direction = 'in' then greatest(m.at, m.received_at - interval '24 hours') else m.at end`

// What opens a conversation again stands right before the message that does: the turn of that message is no place to go on from.
const finding: Statement = {
  name: 'deadlines-find',
  text: `select c.workspace_id as "workspaceId", c.id, c.profile_id as "profileId", c.channel,
      c.merged_into is not null or c.historic as "isSilent", a.started_at as "anchorAt",
      (select json_agg(json_build_object('aim', d.aim, 'startedAt', ${ms('d.started_at')}, 'class', d.class, 'clock', d.clock,
          'amount', d.amount, 'spentMs', d.spent_ms, 'state', d.state, 'dueAt', ${ms('d.due_at')}, 'warnAt', ${ms('d.warn_at')},
          'endedAt', ${ms('d.ended_at')}))
        from deadlines d where d.workspace_id = c.workspace_id and d.conversation_id = c.id
          and (d.aim = 'resolution' or d.started_at >= a.started_at)) as kept
    from json_to_recordset($1::json) as x(w uuid, i uuid, "isAll" boolean, m uuid[])
    join conversations c on c.workspace_id = x.w and c.id = x.i
    left join lateral (select min(${clocked}) as at from messages m
      where m.workspace_id = x.w and m.id = any(x.m)) said on true
    left join lateral (select max(d.started_at) as started_at from deadlines d
      where d.workspace_id = x.w and d.conversation_id = x.i and d.aim <> 'resolution' and not x."isAll"
        and d.started_at < coalesce(said.at, 'infinity')) a on true`,
}

/** As engine. */
export async function findClocks(tx: Tx, asked: readonly Asked[]): Promise<Found[]> {
  const rows = await tx.query<Row>(finding, [
    JSON.stringify(
      asked.map(({ workspaceId, id, messageIds }) => ({
        ...{ w: workspaceId, i: id, isAll: messageIds === 'all' },
        m: messageIds === 'all' ? [] : messageIds,
      })),
    ),
  ])
  return rows.map(row => ({ ...row, kept: (row.kept ?? []).map(clockIn) }))
}

const clockIn = ({ clock, amount, ...row }: KeptRow): Clock => ({
  ...row,
  ...{
    startedAt: Math.round(row.startedAt),
    within: clock === 'days' ? { clock, days: amount } : { clock, ms: amount },
  },
  ...{ dueAt: whole(row.dueAt), warnAt: whole(row.warnAt), endedAt: whole(row.endedAt) },
})
const whole = (at: number | null) => (at === null ? null : Math.round(at))

export type Line = {
  workspaceId: string
  conversationId: string
  direction: 'in' | 'out' | 'system'
  authorKind: string
  state: string
  at: number
  receivedAt: number
  text: string | null
  hasParts: boolean
  line: string | null
  kind: string | null
  subject: string | null
}

const mostLines = 5000
const reading: Statement = {
  name: 'deadlines-lines',
  text: `select l.* from json_to_recordset($1::json) as x(w uuid, i uuid, f timestamptz)
    cross join lateral (
      select m.workspace_id as "workspaceId", m.conversation_id as "conversationId", m.direction, m.author_kind as "authorKind", m.state,
        m.at, m.received_at as "receivedAt", left(m.text, 200) as text, m.direction <> 'system' and m.parts is not null as "hasParts",
        case when m.direction = 'system' then m.parts end as line, r.kind, r.subject
      from messages m
      left join readings r on r.workspace_id = m.workspace_id and r.message_id = m.id and not r.is_unsure
      where m.workspace_id = x.w and m.conversation_id = x.i and (x.f is null or (m.at >= x.f - interval '8 days' and ${clocked} >= x.f))
        and m.direction in ('in', 'out', 'system') and not m.historic and m.deleted_at is null
      order by m.at, m.id limit ${mostLines}) l`,
}

/** What was said and done in them from a moment on, or ever, oldest first. As engine. */
export const findLines = (tx: Tx, asked: readonly (Named & { from: number | null })[]): Promise<Line[]> =>
  tx.query<Line>(reading, [
    JSON.stringify(asked.map(({ workspaceId, id, from }) => ({ w: workspaceId, i: id, f: time(from) }))),
  ])

export type Written = Named & { profileId: string; from: number | null; clocks: readonly Clock[] }

const forgetting: Statement = {
  name: 'deadlines-forget',
  text: `delete from deadlines d using json_to_recordset($1::json) as x(w uuid, i uuid, f timestamptz, k text[])
    where d.workspace_id = x.w and d.conversation_id = x.i and (x.f is null or d.started_at >= x.f)
      and not (concat(d.aim, ' ', (extract(epoch from d.started_at) * 1000)::bigint) = any(x.k))
    returning d.workspace_id as "workspaceId", d.conversation_id as id`,
}
const writing: Statement = {
  name: 'deadlines-write',
  text: `insert into deadlines as d (workspace_id, conversation_id, aim, started_at, class, profile_id, clock, amount, spent_ms, state,
      due_at, warn_at, next_at, ended_at)
    select w, c, aim, s, class, p, clock, amount, spent, state, due, warn, case when state = 'running' then coalesce(warn, due) end, e
    from json_to_recordset($1::json) as x(w uuid, c uuid, aim text, s timestamptz, class text, p uuid, clock text, amount bigint,
      spent bigint, state text, due timestamptz, warn timestamptz, e timestamptz)
    order by w, c, aim, s
    on conflict (workspace_id, conversation_id, aim, started_at) do update set class = excluded.class, clock = excluded.clock,
      amount = excluded.amount, spent_ms = excluded.spent_ms, state = excluded.state, due_at = excluded.due_at, warn_at = excluded.warn_at,
      ended_at = excluded.ended_at,
      warned_at = case when excluded.state <> 'running' or d.due_at = excluded.due_at then d.warned_at end,
      missed_at = case when excluded.state <> 'running' or d.due_at = excluded.due_at then d.missed_at end,
      next_at = case when excluded.state <> 'running' then null
        when d.due_at is distinct from excluded.due_at then coalesce(excluded.warn_at, excluded.due_at)
        when d.missed_at is not null then null
        when d.warned_at is not null then excluded.due_at
        else coalesce(excluded.warn_at, excluded.due_at) end
    where (d.class, d.clock, d.amount, d.spent_ms, d.state, d.due_at, d.ended_at) is distinct from
      (excluded.class, excluded.clock, excluded.amount, excluded.spent_ms, excluded.state, excluded.due_at, excluded.ended_at)
    returning d.workspace_id as "workspaceId", d.conversation_id as id`,
}

const standing: Statement = {
  name: 'deadlines-standing',
  text: `select x.w as "workspaceId", x.i as id, d.due_at as "dueAt", d.warned_at is not null as "isSoon"
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    left join lateral (select s.due_at, s.warned_at from deadlines s where s.workspace_id = x.w and s.conversation_id = x.i
      and s.aim <> 'resolution' and s.state = 'running' order by s.started_at desc limit 1) d on true`,
}

/** By when the turns that stand in these conversations are to be answered. As engine. */
export const findDues = (tx: Tx, asked: readonly Named[]): Promise<Due[]> =>
  tx.query<Due>(standing, [JSON.stringify(asked.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))])

/** Puts these clocks in the place of those from `from` on; returns the conversations of which some are others now. As engine. */
export async function writeClocks(tx: Tx, all: readonly Written[]): Promise<Named[]> {
  const rows = all.flatMap(({ workspaceId, id, profileId, clocks }) =>
    clocks.map(({ within, ...each }) => ({
      ...{ w: workspaceId, c: id, aim: each.aim, s: sqlTime(each.startedAt), class: each.class, p: profileId },
      ...{ clock: within.clock, amount: within.clock === 'days' ? within.days : within.ms },
      ...{ spent: Math.round(each.spentMs), state: each.state, due: time(each.dueAt), warn: time(each.warnAt) },
      e: time(each.endedAt),
    })),
  )
  const kept = all.map(({ workspaceId, id, from, clocks }) => ({
    ...{ w: workspaceId, i: id, f: time(from) },
    k: clocks.map(({ aim, startedAt }) => `${aim} ${startedAt}`),
  }))
  const forgotten = await tx.query<Named>(forgetting, [JSON.stringify(kept)])
  const written = rows.length > 0 ? await tx.query<Named>(writing, [JSON.stringify(rows)]) : []
  return [...forgotten, ...written]
}

const time = (at: number | null) => (at === null ? null : sqlTime(at))
