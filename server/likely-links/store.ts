import type { Statement, Tx } from '#db'
import { many } from './weigh.ts'
import type { Shown, Trace } from './traces.ts'

export type Named = { workspaceId: string; id: string }
export const keyOf = ({ workspaceId, id }: Named): string => `${workspaceId}/${id}`
export const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))

type AccountRow = Omit<Shown, 'known'> & Named & { customerId: string; known: string | null }
export type Account = Shown & Named & { customerId: string }

const columns = `i.workspace_id as "workspaceId", i.id, i.customer_id as "customerId", i.channel, i.external_id as "externalId",
  i.name, i.handle, i.known`
const accountOf = ({ known, ...row }: AccountRow): Account => ({
  ...row,
  known: known === null ? {} : (JSON.parse(known) as Record<string, string>),
})

const shown: Statement = {
  name: 'traces-accounts',
  text: `select ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.id = x.i`,
}
export const findShown = async (tx: Tx, named: readonly Named[]): Promise<Account[]> =>
  (await tx.query<AccountRow>(shown, [asJson(named)])).map(accountOf)

const ofCustomers: Statement = {
  name: 'traces-accounts-of-customers',
  text: `select ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.customer_id = x.i`,
}
/** All accounts of these customers. */
export const findAccountsOf = async (tx: Tx, named: readonly Named[]): Promise<Account[]> =>
  (await tx.query<AccountRow>(ofCustomers, [asJson(named)])).map(accountOf)

const ofConversations: Statement = {
  name: 'traces-accounts-of-conversations',
  text: `select distinct i.workspace_id as "workspaceId", i.id from json_to_recordset($1::json) as x(w uuid, i uuid)
    join conversations c on c.workspace_id = x.w and c.id = x.i
    join identities i on i.workspace_id = c.workspace_id and i.customer_id = c.customer_id`,
}
export const findWriters = (tx: Tx, conversations: readonly Named[]): Promise<Named[]> =>
  tx.query<Named>(ofConversations, [asJson(conversations)])

const bearing: Statement = {
  name: 'traces-bearers',
  text: `select distinct t.identity_id as "ofId", ${columns} from json_to_recordset($1::json) as x(w uuid, i uuid)
    join traces t on t.workspace_id = x.w and t.identity_id = x.i and t.kind in ('phone', 'email') and t.source in ('is', 'told')
    cross join lateral (
      select o.workspace_id, o.identity_id from traces o where o.workspace_id = t.workspace_id and o.kind = t.kind and o.key = t.key
        and o.source in ('is', 'told') and o.identity_id <> t.identity_id limit ${many}) o
    join identities i on i.workspace_id = o.workspace_id and i.id = o.identity_id`,
}
/** Accounts that are the same number or mailbox as one of these, `ofId`, or of which their platform tells so. */
export const findBearers = async (tx: Tx, named: readonly Named[]): Promise<(Account & { ofId: string })[]> =>
  (await tx.query<AccountRow & { ofId: string }>(bearing, [asJson(named)])).map(({ ofId, ...row }) => ({
    ...accountOf(row),
    ofId,
  }))

const speaking: Statement = {
  name: 'traces-last-said',
  text: `select i.id, l.at from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.id = x.i
    cross join lateral (
      select max(m.at) as at from conversations c join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
      where c.workspace_id = i.workspace_id and c.customer_id = i.customer_id and m.identity_id = i.id and m.direction = 'in') l
    where l.at is not null`,
}
/** When each of these accounts last said something; epoch milliseconds; none where it never has. */
export const lastSaid = (tx: Tx, named: readonly Named[]): Promise<{ id: string; at: number }[]> =>
  tx.query(speaking, [asJson(named)])

export type Said = Named & { identityId: string; text: string }

const strange = `m.text ~ '\\d{3}|@|arroba|#'`
const saidNow: Statement = {
  name: 'traces-said',
  text: `select m.workspace_id as "workspaceId", m.id, m.identity_id as "identityId", m.text
    from json_to_recordset($1::json) as x(w uuid, i uuid) join messages m on m.workspace_id = x.w and m.id = x.i
    where m.direction = 'in' and m.deleted_at is null and ${strange}`,
}
/** Of these messages, those of customers in which something may be said. */
export const findSaid = (tx: Tx, messages: readonly Named[]): Promise<Said[]> =>
  tx.query<Said>(saidNow, [asJson(messages)])

const saidBy: Statement = {
  name: 'traces-said-by',
  text: `select m.workspace_id as "workspaceId", m.id, m.identity_id as "identityId", m.text
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.id = x.i
    cross join lateral (
      select m.* from conversations c join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
      where c.workspace_id = i.workspace_id and c.customer_id = i.customer_id and m.identity_id = i.id and m.direction = 'in'
        and m.deleted_at is null and ${strange} order by m.at desc limit 200) m`,
}
/** The last that was said with these accounts in which something may be said. */
export const findAllSaid = (tx: Tx, accounts: readonly Named[]): Promise<Said[]> =>
  tx.query<Said>(saidBy, [asJson(accounts)])

const authors: Statement = {
  name: 'traces-authors',
  text: `select distinct m.workspace_id as "workspaceId", m.identity_id as id from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i where m.direction = 'in'`,
}
export const findAuthors = (tx: Tx, messages: readonly Named[]): Promise<Named[]> =>
  tx.query<Named>(authors, [asJson(messages)])

export type Kept = Trace & { workspaceId: string; identityId: string }

const asRows = (traces: readonly Kept[]): string =>
  JSON.stringify(
    traces.map(({ workspaceId, identityId, kind, key, source }) => ({
      w: workspaceId,
      i: identityId,
      k: kind,
      y: key,
      s: source,
    })),
  )

const adding: Statement = {
  name: 'traces-add',
  text: `insert into traces (workspace_id, identity_id, kind, key, source)
    select w, i, k, y, s from json_to_recordset($1::json) as x(w uuid, i uuid, k text, y text, s text)
    order by w, i, k, y on conflict do nothing returning workspace_id as "workspaceId", identity_id as "identityId"`,
}
/** Returns whose are new. */
export const addTraces = (tx: Tx, traces: readonly Kept[]): Promise<{ workspaceId: string; identityId: string }[]> =>
  traces.length === 0 ? Promise.resolve([]) : tx.query(adding, [asRows(traces)])

const dropping: Statement = {
  name: 'traces-drop',
  text: `delete from traces t using json_to_recordset($1::json) as x(w uuid, i uuid)
    where t.workspace_id = x.w and t.identity_id = x.i and not exists (
      select 1 from json_to_recordset($2::json) as k(w uuid, i uuid, k text, y text)
      where k.w = t.workspace_id and k.i = t.identity_id and k.k = t.kind and k.y = t.key)`,
}
/** Of these accounts nothing else stays. */
export async function replaceTraces(tx: Tx, accounts: readonly Named[], traces: readonly Kept[]): Promise<void> {
  await tx.query(dropping, [asJson(accounts), asRows(traces)])
  await addTraces(tx, traces)
}

const ofThese: Statement = {
  name: 'traces-of',
  text: `select t.identity_id as "identityId", t.kind, t.key, t.source from json_array_elements_text($2::json) as i
    cross join lateral (
      select * from traces t where t.workspace_id = $1 and t.identity_id = i::uuid order by t.kind, t.key limit 500) t`,
}
export const findTraces = (
  tx: Tx,
  workspaceId: string,
  identityIds: readonly string[],
): Promise<Omit<Kept, 'workspaceId'>[]> => tx.query(ofThese, [workspaceId, JSON.stringify(identityIds)])

export type Holding = { kind: Trace['kind']; key: string; customerId: string }

// What so many have is nobody's: it is not gone through.
const holding: Statement = {
  name: 'traces-holders',
  text: `select distinct x.kind, x.key, i.customer_id as "customerId"
    from json_to_recordset($2::json) as x(kind text, key text) cross join lateral (
      select identity_id from traces t where t.workspace_id = $1 and t.kind = x.kind and t.key = x.key limit ${many + 1}) t
    join identities i on i.workspace_id = $1 and i.id = t.identity_id`,
}
/** Who has these traces; of those that many have, not everybody. */
export const findHolders = (
  tx: Tx,
  workspaceId: string,
  traces: readonly Pick<Trace, 'kind' | 'key'>[],
): Promise<Holding[]> =>
  tx.query<Holding>(holding, [workspaceId, JSON.stringify(traces.map(({ kind, key }) => ({ kind, key })))])
