import { sqlTime, type Statement, type Tx } from '#db'
import { asJson } from './store.ts'
import type { Conversion, Line, Named, Sounds } from './tables.ts'
import { packed, unpacked } from './pack.ts'
import type { Talk } from './talk.ts'

// Of a talk that is longer so many lines at its beginning and its end are looked at, when it has to be gone through anew.
const [first, last] = [100, 400]

/** What a row of `messages` is to its talk: nothing where its writer has deleted it, where it is a note, or answers nothing. */
const of = `case when deleted_at is not null or direction = 'out' and author_kind = 'system' then null when direction = 'in' then 'customer'
    when direction = 'out' and state in ('held', 'queued', 'sent', 'delivered', 'read') and (state <> 'held' or undo not like '%"isLater":true%')
      then case author_kind when 'agent' then 'person' else 'program' end
    when direction = 'system' and parts::json ->> 'deed' in ('closed', 'settled') then 'end' end`

const stretch = (order: 'asc' | 'desc', limit: number) =>
  `(select id, at, historic, ${of} as of from messages where workspace_id = x.w and conversation_id = x.i
        order by at ${order}, id ${order} limit ${limit})`

// Each reading by its key: joined freely, PostgreSQL may read all of them instead.
const lines: Statement = {
  name: 'readings-lines',
  text: `select x.place, m.id, m.at, m.of, m.historic as "isHistoric", r.language, r.sentiment, r.is_unsure as "isUnsure", r.kind, r.urgency,
      r.toxicity
    from rows from (json_to_recordset($1::json) as (w uuid, i uuid)) with ordinality as x(w, i, place)
    cross join lateral (${stretch('asc', first)} union ${stretch('desc', last)}) m
    left join lateral (select * from readings where workspace_id = x.w and message_id = m.id limit 1) r on m.of = 'customer'
    where m.of is not null order by x.place, m.at, m.id`,
}

type LineRow = Omit<Line, 'reading'> & { place: number } & (Sounds | { language: null })

/** The lines of each of these conversations, oldest first, with what is read in them so far: one query. */
export async function linesOf(tx: Tx, conversations: readonly Named[]): Promise<(Named & { lines: Line[] })[]> {
  if (conversations.length === 0) return []
  const rows = await tx.query<LineRow>(lines, [asJson(conversations)])
  const found = Map.groupBy(rows, ({ place }) => place)
  return conversations.map((each, at) => ({ ...each, lines: (found.get(at + 1) ?? []).map(shown) }))
}

const shown = (row: LineRow): Line => {
  const { id, at, of: whose, isHistoric } = row
  return { id, at, of: whose, isHistoric, reading: row.language === null ? null : row }
}

const talks: Statement = {
  name: 'readings-talks',
  text: `select t.workspace_id as "workspaceId", t.conversation_id as id, t.talk from json_to_recordset($1::json) as x(w uuid, i uuid)
    join tones t on t.workspace_id = x.w and t.conversation_id = x.i`,
}

export type Kept = Named & { talk: Talk }

/** What is kept of these talks. */
export async function findTalks(tx: Tx, conversations: readonly Named[]): Promise<Kept[]> {
  if (conversations.length === 0) return []
  const rows = await tx.query<Named & { talk: string }>(talks, [asJson(conversations)])
  return rows.map(row => ({ ...row, talk: unpacked(row.talk) }))
}

const saving: Statement = {
  name: 'readings-save-talks',
  text: `insert into tones as c (workspace_id, conversation_id, talk, began_at, start_tone, replied_at, end_tone, ended_at)
    select * from json_to_recordset($1::json) as x(w uuid, i uuid, talk text, began_at timestamptz, start_tone real, replied_at timestamptz,
      end_tone real, ended_at timestamptz)
    on conflict (workspace_id, conversation_id) do update set talk = excluded.talk, began_at = excluded.began_at,
      start_tone = excluded.start_tone, replied_at = excluded.replied_at, end_tone = excluded.end_tone, ended_at = excluded.ended_at
    where c.talk <> excluded.talk`,
}

const timeOrNull = (at: number | null | undefined) => (at == null ? null : sqlTime(at))

export async function saveTalks(
  tx: Tx,
  kept: readonly (Kept & { conversion: Conversion | undefined })[],
): Promise<void> {
  if (kept.length === 0) return
  const rows = kept.map(({ workspaceId, id, talk, conversion }) => ({
    ...{ w: workspaceId, i: id, talk: packed(talk), began_at: timeOrNull(conversion?.beganAt) },
    ...{ start_tone: conversion?.start, replied_at: timeOrNull(conversion?.repliedAt) },
    ...{ end_tone: conversion?.end, ended_at: timeOrNull(conversion?.endedAt) },
  }))
  await tx.query(saving, [JSON.stringify(rows)])
}

const forgetting: Statement = {
  name: 'readings-forget-talks',
  text: `delete from tones t using json_to_recordset($1::json) as x(w uuid, i uuid) where t.workspace_id = x.w and t.conversation_id = x.i`,
}

/** Nothing is said in them any more. */
export const forgetTalks = (tx: Tx, named: readonly Named[]): Promise<unknown> =>
  named.length === 0 ? Promise.resolve() : tx.query(forgetting, [asJson(named)])

// Of longer texts the beginning and the end are read; no more of them is fetched.
const [beginning, end] = [3000, 1000]

/** Words of a message `m`: those of its writer, the subject of a mail without any, or the button that was pressed. */
const words = `coalesce(nullif(btrim(m.text), ''), nullif(btrim(m.subject), ''), case when m.parts like '[%"choice"%' then (
    select piece ->> 'label' from json_array_elements(m.parts::json) piece where piece ->> 'kind' = 'choice' limit 1) end)`

const cut = `case when length(words) > ${beginning + end} then left(words, ${beginning}) || ' ' || right(words, ${end}) else words end`

/** Whether a message `m` is to be read: only what customers say is. */
const isRead = `m.direction = 'in' and m.author_kind = 'customer' and m.deleted_at is null`

/** A line of a talk; with words where a customer says something in it. */
export type Heard = Named & Omit<Line, 'reading'> & { conversationId: string; text: string | null }

const hearing: Statement = {
  name: 'readings-heard',
  text: `select workspace_id as "workspaceId", id, conversation_id as "conversationId", at, of, historic as "isHistoric", ${cut} as text from (
      select m.workspace_id, m.id, m.conversation_id, m.at, m.historic, ${of} as of, case when ${isRead} then ${words} end as words
      from json_to_recordset($1::json) as x(w uuid, i uuid) join messages m on m.workspace_id = x.w and m.id = x.i
    ) said where of is not null`,
}

/** What these messages are to their talks; those that say nothing, or are gone, are left out. */
export const findHeard = (tx: Tx, named: readonly Named[]): Promise<Heard[]> =>
  named.length === 0 ? Promise.resolve([]) : tx.query<Heard>(hearing, [asJson(named)])

/** What a customer says. */
export type Said = Named & { conversationId: string; isHistoric: boolean; text: string }

export const isSaid = (heard: Heard): heard is Heard & Said => heard.text !== null

const earlier: Statement = {
  name: 'readings-earlier',
  text: `select m.id, case when ${isRead} and r.message_id is null then json_build_object('workspaceId', m.workspace_id, 'id', m.id,
      'conversationId', m.conversation_id, 'isHistoric', m.historic, 'text', ${cut}) end as said
    from (select * from messages where workspace_id = $1 and id < $2 order by id desc limit $3) m
    left join readings r on r.workspace_id = m.workspace_id and r.message_id = m.id
    cross join lateral (select ${words} as words) said order by m.id desc`,
}

/** The latest messages before this one; with what is said in those that are not read yet. */
export const findEarlier = (
  tx: Tx,
  workspaceId: string,
  before: string,
  limit: number,
): Promise<{ id: string; said: (Omit<Said, 'text'> & { text: string | null }) | null }[]> =>
  tx.query(earlier, [workspaceId, before, limit])
