import { sqlTime, type Statement, type Tx } from '#db'
import type { Basis, FactKind, FactSource, Purpose } from '#protocol'
import type { Told } from './lines.ts'

export type Named = { workspaceId: string; id: string }
export const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))

export type FactRow = {
  workspaceId: string
  id: string
  identityId: string
  kind: FactKind
  value: string
  source: FactSource
  isDenied: boolean
  at: number
  confidence: number
  basis: Basis
  purpose: Purpose | null
  endsAt: number | null
  messageId: string | null
  by: string | null
}

const putting: Statement = {
  name: 'facts-put',
  text: `insert into facts as f (workspace_id, id, identity_id, kind, value, source, is_denied, said_at, confidence, basis, purpose,
      expires_at, message_id, recorded_by)
    select w, id, identity, kind, value, source, denied, at, confidence, basis, purpose, ends, message, by
    from json_to_recordset($1::json) as x(w uuid, id uuid, identity uuid, kind text, value text, source text, denied boolean,
      at timestamptz, confidence real, basis text, purpose text, ends timestamptz, message uuid, by uuid)
    order by w, identity, kind, source, value, denied
    on conflict (workspace_id, identity_id, kind, source, value, is_denied) do update set said_at = excluded.said_at, confidence = excluded.confidence, basis = excluded.basis, purpose = excluded.purpose,
      expires_at = excluded.expires_at, message_id = excluded.message_id, recorded_by = excluded.recorded_by
      where f.said_at <= excluded.said_at
        and (f.said_at, f.confidence) is distinct from (excluded.said_at, excluded.confidence)
    returning id, workspace_id as "workspaceId", identity_id as "identityId"`,
}

type Kept = { id: string; workspaceId: string; identityId: string }

/** Keeps them; the same said again is the same, said later. Returns those that are news. No two may be the same. */
export const putFacts = (tx: Tx, rows: readonly FactRow[]): Promise<Kept[]> =>
  tx.query<Kept>(putting, [
    JSON.stringify(
      rows.map(row => ({
        ...{ w: row.workspaceId, id: row.id, identity: row.identityId, kind: row.kind, value: row.value },
        ...{ source: row.source, denied: row.isDenied, at: sqlTime(row.at), confidence: row.confidence },
        ...{ basis: row.basis, purpose: row.purpose, ends: row.endsAt === null ? null : sqlTime(row.endsAt) },
        ...{ message: row.messageId, by: row.by },
      })),
    ),
  ])

const superseding: Statement = {
  name: 'facts-supersede',
  text: `delete from facts f using (select distinct w, identity, kind, source
      from json_to_recordset($1::json) as x(w uuid, identity uuid, kind text, source text)) x
    where f.workspace_id = x.w and f.identity_id = x.identity and f.kind = x.kind and f.source = x.source and not f.is_denied
      and exists (select 1 from facts l where l.workspace_id = f.workspace_id and l.identity_id = f.identity_id and l.kind = f.kind
        and l.source = f.source and not l.is_denied and l.said_at > f.said_at)
    returning f.id`,
}

/** Of what there is one of, what the same source said before is no more. Returns what is not. */
export const supersede = async (tx: Tx, rows: readonly FactRow[]): Promise<Set<string>> => {
  const asked = rows.map(row => ({ w: row.workspaceId, identity: row.identityId, kind: row.kind, source: row.source }))
  return new Set((await tx.query<{ id: string }>(superseding, [JSON.stringify(asked)])).map(({ id }) => id))
}

const ofCustomer: Statement = {
  name: 'facts-of-customer',
  text: `select f.id, f.identity_id as "identityId", i.channel, f.kind, f.value, f.source, f.is_denied as "isDenied", f.said_at as at,
      f.confidence, f.basis, f.purpose, f.expires_at as "endsAt", f.message_id as "messageId", f.recorded_by as by
    from identities i join facts f on f.workspace_id = i.workspace_id and f.identity_id = i.id
    where i.workspace_id = $1 and i.customer_id = $2`,
}

/** All that is kept of a customer, also what has run out since. */
export const findTold = (tx: Tx, workspaceId: string, customerId: string): Promise<Told[]> =>
  tx.query<Told>(ofCustomer, [workspaceId, customerId])

export type Account = { id: string; channel: string; name: string; known: Record<string, string> }

const accounts: Statement = {
  name: 'facts-accounts',
  text: `select id, channel, name, known from identities where workspace_id = $1 and customer_id = $2 order by created_at, id limit 100`,
}

export const findAccounts = async (tx: Tx, workspaceId: string, customerId: string): Promise<Account[]> =>
  (await tx.query<Omit<Account, 'known'> & { known: string | null }>(accounts, [workspaceId, customerId])).map(
    ({ known, ...account }) => ({ ...account, known: known === null ? {} : (JSON.parse(known) as Account['known']) }),
  )

const removing: Statement = {
  name: 'facts-remove',
  text: `delete from facts f using identities i where f.workspace_id = $1 and f.id = $2 and f.source = 'person'
    and i.workspace_id = f.workspace_id and i.id = f.identity_id returning f.identity_id as "identityId"`,
}

/** Takes back what a colleague wrote. Undefined where there is none. */
export const removeWritten = async (tx: Tx, workspaceId: string, id: string): Promise<string | undefined> =>
  (await tx.query<{ identityId: string }>(removing, [workspaceId, id]))[0]?.identityId

const owner: Statement = {
  name: 'facts-owner',
  text: `select i.customer_id as "customerId" from facts f join identities i on i.workspace_id = f.workspace_id and i.id = f.identity_id
    where f.workspace_id = $1 and f.id = $2`,
}

export const customerOfFact = async (tx: Tx, workspaceId: string, id: string): Promise<string | undefined> =>
  (await tx.query<{ customerId: string }>(owner, [workspaceId, id]))[0]?.customerId

const agreedTo: Statement = {
  name: 'facts-agreed-to',
  text: `select f.workspace_id as "workspaceId", f.id, f.identity_id as "identityId", f.kind, f.source, f.basis, f.purpose
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.customer_id = x.i
    join facts f on f.workspace_id = i.workspace_id and f.identity_id = i.id where f.basis = 'consent'`,
}

export type AgreedTo = Named & Pick<FactRow, 'identityId' | 'kind' | 'source' | 'basis' | 'purpose'>

/** What is kept of these customers because they agree to it. As engine. */
export const findAgreedTo = (tx: Tx, customers: readonly Named[]): Promise<AgreedTo[]> =>
  tx.query<AgreedTo>(agreedTo, [asJson(customers)])

const dropping: Statement = {
  name: 'facts-drop',
  text: `delete from facts f using json_to_recordset($1::json) as x(w uuid, i uuid) where f.workspace_id = x.w and f.id = x.i`,
}

export const dropFacts = (tx: Tx, facts: readonly Named[]): Promise<unknown> => tx.query(dropping, [asJson(facts)])

const expired: Statement = {
  name: 'facts-expired',
  text: `select workspace_id as "workspaceId", id, identity_id as "identityId" from facts where expires_at <= $1
    order by expires_at limit $2 for update skip locked`,
}

/** What has run out, the oldest first. As engine. */
export const lockExpired = (tx: Tx, now: number, limit: number): Promise<(Named & { identityId: string })[]> =>
  tx.query<Named & { identityId: string }>(expired, [sqlTime(now), limit])

const places: Statement = {
  name: 'facts-places',
  text: `select distinct i.workspace_id as "workspaceId", i.customer_id as "customerId", c.id as "conversationId"
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.id = x.i
    left join lateral (select c.id from conversations c where c.workspace_id = i.workspace_id and c.customer_id = i.customer_id
      and c.merged_into is null order by c.opened_at desc limit 10) c on true`,
}

/** Whose these accounts are, with each of their latest conversations. */
export const findPlaces = (tx: Tx, named: readonly Named[]) =>
  tx.query<{ workspaceId: string; customerId: string; conversationId: string | null }>(places, [asJson(named)])

const located: Statement = {
  name: 'facts-located',
  text: `select m.workspace_id as "workspaceId", m.id, m.identity_id as "identityId", m.at, m.parts
    from json_to_recordset($1::json) as x(w uuid, i uuid) join messages m on m.workspace_id = x.w and m.id = x.i
    where m.direction = 'in' and m.identity_id is not null and m.parts like '%"location"%'`,
}

export type Located = Named & { identityId: string; at: number; parts: string }

/** Those of these messages in which a place may have been shared. As engine. */
export const findLocated = (tx: Tx, messages: readonly Named[]): Promise<Located[]> =>
  tx.query<Located>(located, [asJson(messages)])
