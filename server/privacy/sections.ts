import type { Statement } from '#db'

/** A part of what is handed over: the tables that it is made of, and how it is read of `$2`, a customer of `$1`. */
export type Section = { name: string; tables: readonly string[]; read: Statement }

const theirs = `(select id from identities where workspace_id = $1 and customer_id = $2)`
const talks = `(select id from conversations where workspace_id = $1 and customer_id = $2)`

const section = (name: string, tables: readonly string[], text: string): Section => ({
  ...{ name, tables, read: { name: `privacy-${name}`, text } },
})

/** All but what was said, which is read in pages; names of columns are words of the reader (`export.column.…`). */
export const sections: readonly Section[] = [
  section(
    'who',
    ['customers'],
    `select name, language, created_at as since from customers where workspace_id = $1 and id = $2`,
  ),
  section(
    'accounts',
    ['identities'],
    `select channel, external_id as address, handle, name, known, picture, created_at as since from identities
     where workspace_id = $1 and customer_id = $2 order by created_at, id`,
  ),
  section(
    'facts',
    ['facts'],
    `select f.kind as fact, f.value, f.source as origin, f.is_denied as denied, f.said_at as at, f.confidence, f.basis, f.purpose,
       f.expires_at as until
     from facts f where f.workspace_id = $1 and f.identity_id in ${theirs} order by f.kind, f.said_at`,
  ),
  section(
    'consents',
    ['consents'],
    `select c.purpose, c.channel, c.is_given as agreed, c.said_at as at, c.way, c.note, t.texts as shown
     from consents c left join consent_texts t on t.workspace_id = c.workspace_id and t.id = c.text_id
     where c.workspace_id = $1 and c.identity_id in ${theirs} order by c.said_at`,
  ),
  section(
    'fields',
    ['field_values'],
    `select f.label as name, case f.kind when 'choice' then (
         select x ->> 'label' from json_array_elements(f.choices::json) x where x ->> 'id' = v.value) else v.value end as value
     from field_values v join fields f on f.workspace_id = v.workspace_id and f.id = v.field_id
     where v.workspace_id = $1 and (v.subject_id = $2 or v.subject_id in ${talks}
       or v.subject_id in (select home_id from identities where workspace_id = $1 and customer_id = $2)) order by f.position`,
  ),
  section(
    'traces',
    ['traces'],
    `select kind as trace, key as value, source as origin from traces where workspace_id = $1 and identity_id in ${theirs} order by kind, key`,
  ),
  section(
    'links',
    ['links'],
    `select l.evidence, l.detail, l.made_at as at, l.ended_at as until from links l
     where l.workspace_id = $1 and (l.one_id in ${theirs} or l.other_id in ${theirs}) order by l.made_at`,
  ),
  section(
    'conversations',
    ['conversations'],
    `select c.id as conversation, c.channel, c.subject, c.status, c.opened_at as at, c.closed_at as until, r.label as reason
     from conversations c left join reasons r on r.workspace_id = c.workspace_id and r.id = c.reason_id
     where c.workspace_id = $1 and c.customer_id = $2 order by c.opened_at`,
  ),
  section(
    'versions',
    ['message_versions'],
    `select v.at, v.text from message_versions v join messages m on m.workspace_id = v.workspace_id and m.id = v.message_id
     where v.workspace_id = $1 and m.conversation_id in ${talks} order by v.at`,
  ),
  section(
    'reactions',
    ['reactions'],
    `select r.at, r.emoji, r.author_kind as author from reactions r
     join messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
     where r.workspace_id = $1 and m.conversation_id in ${talks} order by r.at`,
  ),
  section(
    'readings',
    ['readings'],
    `select at, language, sentiment, emotion, kind, urgency, subject, corrected from readings
     where workspace_id = $1 and identity_id in ${theirs} order by at`,
  ),
  section(
    'promises',
    ['promises', 'promise_steps'],
    `select p.text, p.state, p.made_at as at, p.due_at as until, p.done_at as done,
       (select json_agg(json_build_object('at', s.at, 'step', s.step::json) order by s.number)::text from promise_steps s
        where s.workspace_id = p.workspace_id and s.promise_id = p.id) as steps
     from promises p where p.workspace_id = $1 and p.customer_id = $2 order by p.made_at`,
  ),
  section(
    'gestures',
    ['gestures'],
    `select k.name, g.amount, g.at, g.reason, g.taken_back_at as until from gestures g
     join messages m on m.workspace_id = g.workspace_id and m.id = g.line_id
     join gesture_kinds k on k.workspace_id = g.workspace_id and k.id = g.kind_id
     where g.workspace_id = $1 and m.conversation_id in ${talks} order by g.at`,
  ),
  section(
    'cases',
    ['cases'],
    `select distinct k.number, k.title, k.state, k.opened_at as at, k.settled_at as until from cases k
     join case_conversations c on c.workspace_id = k.workspace_id and c.case_id = k.id
     where k.workspace_id = $1 and c.conversation_id in ${talks} order by k.number`,
  ),
  section(
    'incidents',
    ['incidents'],
    `select distinct n.name, n.known, n.state, n.since as at, n.solved_at as until from incidents n
     join incident_conversations c on c.workspace_id = n.workspace_id and c.incident_id = n.id
     where n.workspace_id = $1 and c.conversation_id in ${talks} order by n.since`,
  ),
  section(
    'suspicions',
    ['suspects'],
    `select state, since as at, suspicion, rule, reason, decided_at as decided, appeal, appeal_outcome as outcome, appeal_answer as answer
     from suspects where workspace_id = $1 and customer_id = $2 order by since`,
  ),
  section(
    'recipients',
    ['provider_calls'],
    `select p.provider_name as name, p.host as address, p.model, p.at from provider_calls p
     join messages m on m.workspace_id = p.workspace_id and m.id = p.message_id
     where p.workspace_id = $1 and m.conversation_id in ${talks} order by p.at`,
  ),
  section(
    'files',
    ['files'],
    `select f.id as file, f.name, f.type, f.size, f.created_at as at from files f
     join messages m on m.workspace_id = f.workspace_id and m.id = f.message_id
     where f.workspace_id = $1 and m.conversation_id in ${talks} order by f.created_at, f.id`,
  ),
]

/** What was said with them and of them, from a place on. */
export const said: Statement = {
  name: 'privacy-messages',
  text: `select m.id, m.conversation_id as conversation, c.channel, m.at, m.direction, m.visibility, m.author_kind as author, m.subject, m.text,
      m.parts, m.edited_at as edited, m.deleted_at as deleted
    from conversations c cross join lateral (
      select * from messages m where m.workspace_id = $1 and m.conversation_id = c.id and (m.at, m.id) > ($3::timestamptz, $4::uuid)
      order by m.at, m.id limit 500) m
    where c.workspace_id = $1 and c.customer_id = $2 and m.direction in ('in', 'out', 'note') order by m.at, m.id limit 500`,
}

/** The tables that `said` reads. */
export const saidTables: readonly string[] = ['messages']
