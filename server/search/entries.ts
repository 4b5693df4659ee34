import type { Statement, Tx } from '#db'

export type Named = { workspaceId: string; id: string }

// Words of a kind that nobody writes: what never changes of a message.
const facts = `array_remove(array[
    '=w:' || m.workspace_id, case m.direction when 'note' then '=kind:note' else '=kind:message' end, '=channel:' || c.channel,
    case when m.direction in ('in', 'out') then '=' || m.direction end,
    case when m.visibility in ('public', 'private') then '=' || m.visibility end,
    '=by:' || m.author_id, case when m.text ~ 'https?://' then '=has:link' end], null)`

/** The kinds of pieces, each once; files beside. */
const pieces = `select distinct unnest(case when piece ->> 'kind' in ('image', 'audio', 'video', 'document', 'sticker')
    then array['=has:' || (piece ->> 'kind'), '=has:file'] else array['=has:' || (piece ->> 'kind')] end) as fact
  from json_array_elements(case when m.parts like '[%' then m.parts::json else '[]' end) piece`

/** What pieces say in words: names, labels, places, what a picture shows. */
const told = `select string_agg(concat_ws(' ', piece ->> 'name', piece ->> 'alt', piece ->> 'label', piece ->> 'address', piece ->> 'text'), ' ')
  from json_array_elements(case when m.parts like '[%' then m.parts::json else '[]' end) piece`

const language = `case when coalesce(u.language, p.language) ~ '^(es|en|pt|fr|de|it|ca|eu)' then left(coalesce(u.language, p.language), 2) end`

// Longer texts than these are logs and dumps; their beginning tells them.
const longest = 30_000

const messages: Statement = {
  name: 'search-messages',
  text: `with found as (
      select m.workspace_id, m.id, m.conversation_id, m.at, m.deleted_at is not null or m.direction = 'system' as is_gone,
        left(concat_ws(' ', m.subject, m.text, (${told})), ${longest}) as said, ${language} as language,
        ${facts} || array(${pieces}) as facts
      from json_to_recordset($1::json) as x(w uuid, i uuid)
      join messages m on m.workspace_id = x.w and m.id = x.i
      join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
      join customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
      join profiles p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    ), gone as (
      delete from search_entries e using json_to_recordset($1::json) as x(w uuid, i uuid)
      where e.workspace_id = x.w and e.id = x.i
        and not exists (select 1 from found f where f.workspace_id = x.w and f.id = x.i and not f.is_gone)
    ), words as (
      select workspace_id, id, conversation_id, at, to_tsvector('public.search_simple', said) as plain,
        case when language is null then ''::tsvector else strip(to_tsvector(('public.search_' || language)::regconfig, said)) end as bare,
        case when language is null or public.unaccent(said) = said then ''::tsvector
          else strip(to_tsvector(('public.spoken_' || language)::regconfig, said)) end as spoken,
        array_to_tsvector(facts) as facts
      from found where not is_gone
    )
    insert into search_entries (workspace_id, id, conversation_id, at, words)
    select workspace_id, id, conversation_id, at, plain || bare || spoken || facts from words order by workspace_id, id
    on conflict (workspace_id, id) do update set conversation_id = excluded.conversation_id, at = excluded.at, words = excluded.words`,
}

/** Writes down, or forgets, what these messages say now. As engine. */
export const enterMessages = (tx: Tx, named: readonly Named[]): Promise<unknown> => tx.query(messages, [asJson(named)])

const moving: Statement = {
  name: 'search-moved',
  text: `update search_entries e set conversation_id = m.conversation_id
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.conversation_id = x.i
    where e.workspace_id = m.workspace_id and e.id = m.id and e.conversation_id <> m.conversation_id`,
}

/** What is said in these conversations now is found in them. As engine. */
export const moveEntries = (tx: Tx, named: readonly Named[]): Promise<unknown> => tx.query(moving, [asJson(named)])

const people: Statement = {
  name: 'search-people',
  text: `with said as (
      select u.workspace_id, u.id, concat_ws(' ', u.name, string_agg(concat_ws(' ', i.name, i.handle, i.external_id), ' ')) as names
      from json_to_recordset($1::json) as x(w uuid, i uuid)
      join customers u on u.workspace_id = x.w and u.id = x.i
      join identities i on i.workspace_id = u.workspace_id and i.customer_id = u.id
      group by u.workspace_id, u.id
    ), gone as (
      delete from search_people p using json_to_recordset($1::json) as x(w uuid, i uuid)
      where p.workspace_id = x.w and p.id = x.i and not exists (select 1 from said s where s.workspace_id = x.w and s.id = x.i)
    )
    insert into search_people (workspace_id, id, words)
    select workspace_id, id,
      to_tsvector('public.search_simple', names) || to_tsvector('public.search_simple', regexp_replace(names, '[^[:alnum:]]+', ' ', 'g'))
        || array_to_tsvector(array['=w:' || workspace_id])
    from said order by workspace_id, id
    on conflict (workspace_id, id) do update set words = excluded.words`,
}

/** Writes down what these customers are called now; whoever is somebody else now is forgotten. As engine. */
export const enterPeople = (tx: Tx, named: readonly Named[]): Promise<unknown> => tx.query(people, [asJson(named)])

const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))
