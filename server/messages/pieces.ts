import type { Statement, Tx } from '#db'
import { type MessageReading, type RedirectReason, toxicFrom } from '#protocol'
import type { ActFound, FileFound, MessageFacts, ReactionFound, Row } from './facts.ts'

type Owned = { workspaceId: string; id: string }
type Named = Owned & { name: string }
type QuoteFound = Owned & Pick<Row, 'text' | 'authorKind' | 'authorId' | 'identityId'>
type ReadingFound = Owned & { reading: MessageReading }
type RedirectionFound = Owned & { reason: RedirectReason; by: string | null }
/** What belongs to a message. */
type Of = { workspaceId: string; messageId: string }
type Asked = { w: string; i: string }

const keyOf = ({ workspaceId, id }: Owned): string => `${workspaceId}/${id}`
const ofKey = ({ workspaceId, messageId }: Of): string => `${workspaceId}/${messageId}`
const byKey = <T extends Owned>(all: readonly T[]): Map<string, T> => new Map(all.map(each => [keyOf(each), each]))

/**
 * Who wrote the messages, what they quote, and their files, reactions, versions, acts, redirections and readings: a query
 * each for all of them, in two trips, since people are few where messages are many. As app or engine.
 */
export async function withPieces(tx: Tx, rows: readonly Row[]): Promise<MessageFacts[]> {
  if (rows.length === 0) return []
  const idsOf = (which: readonly Row[]) => which.map(({ workspaceId, id }) => ({ w: workspaceId, i: id }))
  const [quotes, redirections, readings, files, reactions, versions, acts] = await Promise.all([
    ask<QuoteFound>(
      tx,
      quoteQuery,
      rows.flatMap(({ workspaceId, quoteId }) => named(workspaceId, quoteId)),
    ),
    ask<RedirectionFound>(tx, redirectionQuery, idsOf(rows.filter(({ direction }) => direction === 'out'))),
    ask<ReadingFound>(tx, readingQuery, idsOf(rows.filter(isRead))),
    ask<FileFound & Owned>(
      tx,
      fileQuery,
      rows.flatMap(({ workspaceId, parts }) => filesIn(parts).flatMap(id => named(workspaceId, id))),
    ),
    ask<ReactionFound & Of>(tx, reactionQuery, idsOf(rows)),
    ask<Owned & { count: number }>(tx, versionQuery, idsOf(rows)),
    ask<ActFound & Of>(tx, actQuery, idsOf(rows)),
  ])
  const nameOf = await namesOf(tx, [...rows, ...quotes])
  const found = {
    ...{ quotes: byKey(quotes), redirections: byKey(redirections), readings: byKey(readings) },
    ...{
      versions: byKey(versions),
      files: byKey(files),
      reactions: Map.groupBy(reactions, ofKey),
      acts: Map.groupBy(acts, ofKey),
    },
  }
  return rows.map(({ identityId, ...row }) => {
    const key = keyOf(row)
    const quote = row.quoteId === null ? undefined : found.quotes.get(keyOf({ ...row, id: row.quoteId }))
    const redirection = found.redirections.get(key)
    return {
      ...row,
      authorName: nameOf({ ...row, identityId }),
      quoteId: quote?.id ?? null,
      quoteText: quote?.text ?? null,
      quoteAuthor: quote ? nameOf(quote) : null,
      redirected: redirection?.reason ?? null,
      redirectedBy: redirection?.by ?? null,
      reading: found.readings.get(key)?.reading ?? null,
      files: new Map(filesIn(row.parts).flatMap(id => listed(found.files.get(keyOf({ ...row, id }))))),
      reactions: found.reactions.get(key) ?? [],
      versions: found.versions.get(key)?.count ?? 0,
      acts: found.acts.get(key) ?? [],
    }
  })
}

/** What its writer has deleted says nothing any more. */
const isRead = ({ direction, deletedAt }: Row): boolean => direction === 'in' && deletedAt === null

const named = (w: string, i: string | null): Asked[] => (i === null ? [] : [{ w, i }])

async function ask<T extends object>(tx: Tx, query: Statement, asked: readonly Asked[]): Promise<T[]> {
  return asked.length === 0 ? [] : tx.query<T>(query, [JSON.stringify(asked)])
}

type Written = Pick<Row, 'workspaceId' | 'authorKind' | 'authorId' | 'identityId'>

/** What those are called who wrote; nothing for who is gone. */
async function namesOf(tx: Tx, written: readonly Written[]): Promise<(one: Written) => string> {
  const of = (one: Written) => (one.authorKind === 'customer' ? one.identityId : one.authorId)
  const distinct = (kinds: readonly string[]) => {
    const asked = written.filter(({ authorKind }) => kinds.includes(authorKind))
    return [
      ...new Map(
        asked.flatMap(one => named(one.workspaceId, of(one))).map(each => [`${each.w}/${each.i}`, each]),
      ).values(),
    ]
  }
  const [customers, people, keys] = await Promise.all([
    ask<Named>(tx, customerQuery, distinct(['customer'])),
    ask<Named>(tx, personQuery, distinct(['agent', 'system'])),
    ask<Named>(tx, keyQuery, distinct(['bot'])),
  ])
  const names = byKey([...customers, ...people, ...keys])
  return one => names.get(`${one.workspaceId}/${of(one)}`)?.name ?? ''
}

const listed = (file: FileFound | undefined): [string, FileFound][] => (file ? [[file.id, file]] : [])

/** Ids of our files in the pieces of a message. */
function filesIn(parts: string | null): string[] {
  if (parts === null || !parts.includes('"file"')) return []
  const pieces: unknown = JSON.parse(parts)
  return Array.isArray(pieces)
    ? pieces.flatMap(piece => (typeof piece?.file === 'string' ? [piece.file as string] : []))
    : []
}

const asked = 'from json_to_recordset($1::json) as x(w uuid, i uuid)'

const quoteQuery: Statement = {
  name: 'messages-quotes',
  text: `select q.workspace_id as "workspaceId", q.id, q.text, q.author_kind as "authorKind", q.author_id as "authorId",
      q.identity_id as "identityId" ${asked} join messages q on q.workspace_id = x.w and q.id = x.i`,
}

const redirectionQuery: Statement = {
  name: 'messages-redirections',
  text: `select d.workspace_id as "workspaceId", d.message_id as id, d.reason, p.name as by
    ${asked} join redirections d on d.workspace_id = x.w and d.message_id = x.i
    left join memberships p on p.workspace_id = d.workspace_id and p.person_id = d.by_id`,
}

const readingQuery: Statement = {
  name: 'messages-readings',
  text: `select r.workspace_id as "workspaceId", r.message_id as id, json_build_object('language', r.language, 'sentiment', r.sentiment,
      'isUnsure', r.is_unsure, 'emotion', r.emotion, 'urgency', r.urgency, 'kind', r.kind, 'subject', r.subject,
      'toxicity', r.toxicity, 'irony', r.irony, 'isToxic', r.toxicity >= ${toxicFrom},
      'corrected', case when r.corrected is not null then json_build_object('by', r.corrected_by,
        'at', (extract(epoch from r.corrected_at) * 1000)::bigint,
        'aspects', (select json_agg(aspect order by aspect) from json_object_keys(r.corrected::json) aspect)) end) as reading
    ${asked} join readings r on r.workspace_id = x.w and r.message_id = x.i`,
}

const customerQuery: Statement = {
  name: 'messages-customers',
  text: `select i.workspace_id as "workspaceId", i.id, coalesce(nullif(i.name, ''), i.handle, i.external_id) as name
    ${asked} join identities i on i.workspace_id = x.w and i.id = x.i`,
}

const personQuery: Statement = {
  name: 'messages-people',
  text: `select p.workspace_id as "workspaceId", p.person_id as id, p.name
    ${asked} join memberships p on p.workspace_id = x.w and p.person_id = x.i`,
}

const keyQuery: Statement = {
  name: 'messages-keys',
  text: `select k.workspace_id as "workspaceId", k.id, k.name
    ${asked} join api_keys k on k.workspace_id = x.w and k.id = x.i`,
}

const fileQuery: Statement = {
  name: 'messages-files',
  text: `select f.workspace_id as "workspaceId", f.id, f.name, f.type, f.size, f.state, f.width, f.height, f.failure
    ${asked} join files f on f.workspace_id = x.w and f.id = x.i`,
}

const reactionQuery: Statement = {
  name: 'messages-reactions',
  text: `select r.workspace_id as "workspaceId", r.message_id as "messageId", r.emoji, r.author_kind = 'agent' as mine,
      coalesce(p.name, nullif(i.name, ''), i.handle, i.external_id, '') as by
    ${asked} join reactions r on r.workspace_id = x.w and r.message_id = x.i
    left join identities i on i.workspace_id = r.workspace_id and i.ref = r.author_id and r.author_kind = 'customer'
    left join memberships p on p.workspace_id = r.workspace_id and p.person_id = r.author_id and r.author_kind = 'agent'
    order by r.at, r.author_id`,
}

const versionQuery: Statement = {
  name: 'messages-versions',
  text: `select v.workspace_id as "workspaceId", v.message_id as id, count(*) as count
    ${asked} join message_versions v on v.workspace_id = x.w and v.message_id = x.i group by 1, 2`,
}

const actQuery: Statement = {
  name: 'messages-acts',
  text: `select a.workspace_id as "workspaceId", a.message_id as "messageId", a.id, a.deed, a.detail::json ->> 'emoji' as emoji,
      a.detail::json ->> 'text' as text, (a.detail::json ->> 'on')::boolean as "on", a.state, a.failure
    ${asked} join acts a on a.workspace_id = x.w and a.message_id = x.i and a.state <> 'done' and a.deed <> 'read'
    order by a.at, a.id`,
}
