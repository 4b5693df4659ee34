import type { Who } from '#accounts'
import { calledIn, reachCondition } from '#conversations'
import { sqlTime, type Tx } from '#db'
import { covered } from '#personal'
import type { FoundMessage, FoundPerson, Marked } from '#protocol'
import { coveredHit, digitsIn } from './covered-hits.ts'
import type { Query, Word } from './query.ts'
import { readAs, soundsIn } from './sounds.ts'

export type Place = { at: unknown; id: string }

type Asked = Pick<Query, 'status' | 'isMine' | 'before' | 'after' | 'sounds'> & {
  tsquery: string
  /** What is looked for beside facts. */
  words: readonly Word[]
  /** Ids: of each of them one has to be on the conversation, and none of those. */
  tags: readonly (readonly string[])[]
  withoutTags: readonly string[]
  /** Ids: of one of these cases it has to be, and of none of those. */
  caseIds: readonly string[]
  withoutCaseIds: readonly string[]
  /** What is marked in what was found. */
  shown: string
  language: string
  place: Place | undefined
  limit: number
}

// Among so many of the latest the common words are found at once; what is rarer than that is quickly read from the index.
const latest = 5000

/**
 * The latest that have all of it. First among the latest of all, where no index of words is needed; only when these do
 * not fill the page, by the index: then the words are rare enough to be sorted.
 */
export async function messageHits(tx: Tx, who: Who, asked: Asked): Promise<Hit[]> {
  const soon = await hits(tx, who, asked, 'latest')
  return soon.length >= asked.limit ? soon : hits(tx, who, asked, 'all')
}

/** `text` is undefined where what was looked for stands under a cover alone: its place on the page is told, and no more. */
export type Hit = Omit<FoundMessage, 'text'> & { text: Marked | undefined }

type HitRow = Omit<FoundMessage, 'text' | 'customer'> & {
  headline: string
  said: string
  customerId: string
  customerName: string
}

// Statements without a name: the plan depends on the words, so each is planned for its own.
async function hits(tx: Tx, who: Who, asked: Asked, among: 'latest' | 'all'): Promise<Hit[]> {
  const { tsquery, shown, language, place, limit, status, isMine, before, after, tags, withoutTags } = asked
  const { caseIds, withoutCaseIds, sounds, words } = asked
  const hasWords = words.length > 0
  const values: unknown[] = [who.workspaceId, tsquery]
  const value = (given: unknown) => `$${values.push(given)}`
  const times = [
    ...(place ? [`(e.at, e.id) < (${value(place.at)}, ${value(place.id)})`] : []),
    ...(before === undefined ? [] : [`e.at < ${value(sqlTime(before))}`]),
    ...(after === undefined ? [] : [`e.at >= ${value(sqlTime(after))}`]),
  ].map(each => ` and ${each}`)
  const reached = reachCondition(who, 'c.customer_id', value)
  const standing = [
    ...(status ? [`c.status = ${value(status)}`] : []),
    ...(isMine
      ? [`c.holder_kind = 'agent' and c.holder_id = ${value(who.kind === 'person' ? who.personId : null)}`]
      : []),
    ...tags.map(ids => `exists (${isOn} and ${anyOf(ids, value)})`),
    ...(withoutTags.length > 0 ? [`not exists (${isOn} and ${anyOf(withoutTags, value)})`] : []),
    ...(caseIds.length > 0 ? [`exists (${isOfCase} and ${anyCase(caseIds, value)})`] : []),
    ...(withoutCaseIds.length > 0 ? [`not exists (${isOfCase} and ${anyCase(withoutCaseIds, value)})`] : []),
    ...readAs(sounds, 'e.id', value),
    ...(reached === undefined ? [] : [reached]),
  ].map(each => ` and ${each}`)
  const entries =
    among === 'latest'
      ? `(select * from search_entries e where e.workspace_id = $1${times.join('')} order by e.at desc, e.id desc limit ${latest})`
      : tags[0]
        ? `(${entriesOf(anyOf(tags[0], value))})`
        : caseIds.length > 0
          ? `(${entriesOfCase(anyCase(caseIds, value))})`
          : (!hasWords && soundsIn(sounds, value)) || 'search_entries'
  const found = `select e.id, e.conversation_id, e.at from ${entries} e
      join conversations c on c.workspace_id = e.workspace_id and c.id = e.conversation_id
    where e.workspace_id = $1 and e.words @@ $2::tsquery${times.join('')}${standing.join('')}
    order by e.at + interval '0 seconds' desc, e.id desc limit ${value(limit)}`
  const rows = await tx.query<HitRow>(told(found, value(`public.search_${language}`), value(shown)), values)
  const digits = digitsIn(words)
  return rows.map(({ headline, said, customerId, customerName, ...row }) => {
    const plain = markedIn(headline, said)
    const isCovered = covered(said) !== said
    const marked = plain.marks.map(([from, to]) => plain.text.slice(from, to))
    const text = isCovered ? coveredHit(said, marked, digits) : plain
    return { ...row, text, customer: { id: customerId, name: covered(customerName) } }
  })
}

const isOn = `select 1 from conversation_tags g where g.workspace_id = $1 and g.conversation_id = e.conversation_id`
const anyOf = (ids: readonly string[], value: (given: unknown) => string) =>
  `g.tag_id in (${ids.map(value).join(', ')})`

/** What was said in conversations with a tag: what is rare among the latest is quickly walked through from there. */
const entriesOf = (isTag: string): string => `select e.* from (
    select distinct g.conversation_id as id from conversation_tags g where g.workspace_id = $1 and ${isTag}) t
  join messages m on m.workspace_id = $1 and m.conversation_id = t.id
  join search_entries e on e.workspace_id = $1 and e.id = m.id`

const isOfCase = `select 1 from case_conversations l where l.workspace_id = $1 and l.conversation_id = e.conversation_id`
const anyCase = (ids: readonly string[], value: (given: unknown) => string) =>
  `l.case_id in (${ids.map(value).join(', ')})`

const entriesOfCase = (isCase: string): string => `select e.* from case_conversations l
  join messages m on m.workspace_id = l.workspace_id and m.conversation_id = l.conversation_id
  join search_entries e on e.workspace_id = $1 and e.id = m.id
  where l.workspace_id = $1 and ${isCase}`

// Signs that nobody writes; one that somebody does write marks a word too many, and no more.
const [opening, closing] = ['\u0002', '\u0003'] as const

// Of longer texts a piece is shown.
const shortEnough = 220

const told = (found: string, config: string, words: string): string => `with found as materialized (${found})
  select f.id, f.conversation_id as "conversationId", f.at, m.direction, m.visibility, m.profile_id as "profileId", c.channel, c.status,
    u.id as "customerId", ${calledIn} as "customerName",
    t.said, ts_headline(${config}::regconfig, t.said, ${words}::tsquery,
      case when length(t.said) <= ${shortEnough} then 'HighlightAll=true' else 'MaxWords=36, MinWords=20, ShortWord=0, MaxFragments=1' end
        || ', StartSel="${opening}", StopSel="${closing}"') as headline
  from found f
  join messages m on m.workspace_id = $1 and m.id = f.id
  join conversations c on c.workspace_id = $1 and c.id = f.conversation_id
  join customers u on u.workspace_id = $1 and u.id = c.customer_id
  cross join lateral (
    select left(concat_ws(' · ', m.subject, m.text,
      (select string_agg(concat_ws(' ', piece ->> 'name', piece ->> 'alt', piece ->> 'label'), ' ')
        from json_array_elements(case when m.parts like '[%' then m.parts::json else '[]' end) piece)), 5000) as said
  ) t
  order by f.at desc, f.id desc`

/** A piece of what was said, with dots where it was cut, and from where to where the words stand in it. */
function markedIn(headline: string, said: string): Marked {
  const marks: [number, number][] = []
  const piece = headline.replaceAll(opening, '').replaceAll(closing, '')
  const [before, after] = [said.startsWith(piece) ? '' : '… ', said.endsWith(piece) ? '' : ' …']
  let text = before
  for (const part of headline.split(opening)) {
    const [inside, ...rest] = part.split(closing)
    if (rest.length > 0) marks.push([text.length, text.length + inside!.length])
    text += [inside, ...rest].join('')
  }
  return { text: text + after, marks }
}

/** People whom one may see who are called so, those first who were last heard. */
export async function peopleHits(tx: Tx, who: Who, tsquery: string, limit: number): Promise<FoundPerson[]> {
  const values: unknown[] = [who.workspaceId, tsquery, limit]
  const seen = reachCondition(who, 'e.id', given => `$${values.push(given)}`)
  const people = await tx.query<FoundPerson>(
    `with found as materialized (
          select e.id from search_people e where e.workspace_id = $1 and e.words @@ $2::tsquery${seen ? ` and ${seen}` : ''} limit 200
        )
        select u.id, u.name, last.id as "conversationId", last.channel, last.active_at as at from found f
        join customers u on u.workspace_id = $1 and u.id = f.id
        cross join lateral (
          select c.id, c.channel, c.active_at from conversations c where c.workspace_id = $1 and c.customer_id = u.id
          order by c.opened_at desc limit 1
        ) last
        order by last.active_at desc limit $3`,
    values,
  )
  return people.map(person => ({ ...person, name: covered(person.name) }))
}

const mostWriters = 50

/** Colleagues whose name begins so, and accounts of customers who are called so. */
export async function personIds(tx: Tx, workspaceId: string, name: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select s.person_id as id from memberships s
          where s.workspace_id = $1 and ' ' || public.unaccent(lower(s.name)) like '% ' || public.unaccent(lower($2)) || '%'
        union all
        select i.id from (
          select e.id from search_people e where e.workspace_id = $1
            and e.words @@ (plainto_tsquery('public.search_simple', $2) && $3::tsquery) limit ${mostWriters}
        ) u join identities i on i.workspace_id = $1 and i.customer_id = u.id`,
    [workspaceId, name.replaceAll(/[%_\\]/g, ' '), `'=w:${workspaceId}'`],
  )
  return rows.map(({ id }) => id).slice(0, mostWriters)
}
