import { sqlTime, type Statement, type Tx } from '#db'
import type { Place } from './events.ts'

type Id = { id: string }

const idsOf = (rows: readonly Id[]): string[] => rows.map(({ id }) => id)

const standing: Statement = {
  name: 'mentions-standing',
  text: `select distinct m.workspace_id as "workspaceId", m.conversation_id as "conversationId"
    from json_to_recordset($1::json) as x(w uuid, c uuid) join mentions m on m.workspace_id = x.w and m.conversation_id = x.c`,
}

/** Those of the conversations in which somebody is mentioned, or was. */
export const findStanding = (tx: Tx, places: readonly Place[]): Promise<Place[]> =>
  tx.query(standing, [JSON.stringify(places.map(place => ({ w: place.workspaceId, c: place.conversationId })))])

const opening: Statement = {
  name: 'mentions-open',
  text: `with named as (select id::uuid from json_array_elements_text($3::json) as id),
    standing as (
      select person_id as id from mentions where workspace_id = $1 and conversation_id = $2 and settled_at is null
    ),
    written as (
      insert into mentions (workspace_id, conversation_id, person_id, message_id, at) select $1, $2, id, $4, $5 from named
      on conflict (workspace_id, conversation_id, person_id) do update
        set message_id = excluded.message_id, at = excluded.at, settled_at = null, settled_by = null
    )
    select id from named where id not in (select id from standing)`,
}

type Naming = { people: readonly string[]; messageId: string; at: number }

/** Returns for whom the conversation was not among their mentions before. */
export async function openMentions(tx: Tx, place: Place, { people, messageId, at }: Naming): Promise<string[]> {
  const values = [place.workspaceId, place.conversationId, JSON.stringify(people), messageId, sqlTime(at)]
  return idsOf(await tx.query<Id>(opening, values))
}

const answering: Statement = {
  name: 'mentions-answer',
  text: `update mentions m set settled_at = $4, settled_by = $3 from messages w
    where m.workspace_id = $1 and m.conversation_id = $2 and m.settled_at is null
      and w.workspace_id = $1 and w.id = $3 and w.author_kind = 'agent' and w.author_id = m.person_id
    returning m.person_id as id`,
}

/** Whoever wrote this has answered; returns them when they were asked. */
export const settleOfAuthor = async (tx: Tx, place: Place, messageId: string, at: number): Promise<string[]> =>
  idsOf(await tx.query<Id>(answering, [place.workspaceId, place.conversationId, messageId, sqlTime(at)]))

const reopening: Statement = {
  name: 'mentions-reopen',
  text: `update mentions set settled_at = null, settled_by = null
    where workspace_id = $1 and conversation_id = $2 and settled_by = $3 returning person_id as id`,
}

/** What had settled it was taken back. */
export const reopenAfter = async (tx: Tx, place: Place, messageId: string): Promise<string[]> =>
  idsOf(await tx.query<Id>(reopening, [place.workspaceId, place.conversationId, messageId]))

const marking: Statement = {
  name: 'mentions-mark',
  text: `update mentions set settled_at = $4, settled_by = null
    where workspace_id = $1 and conversation_id = $2 and person_id = $3 and (settled_at is null) <> ($4::timestamptz is null)
    returning person_id as id`,
}

/** False when it was so already, or there is none. */
export const markMention = async (
  tx: Tx,
  place: Place,
  personId: string,
  settledAt: number | null,
): Promise<boolean> => {
  const at = settledAt === null ? null : sqlTime(settledAt)
  return (await tx.query(marking, [place.workspaceId, place.conversationId, personId, at])).length > 0
}

const asking: Statement = {
  name: 'mentions-asked',
  text: `select at from mentions where workspace_id = $1 and conversation_id = $2 and person_id = $3 and settled_at is null`,
}

export const findMentionedAt = async (tx: Tx, place: Place, personId: string): Promise<number | null> =>
  (await tx.query<{ at: number }>(asking, [place.workspaceId, place.conversationId, personId]))[0]?.at ?? null
