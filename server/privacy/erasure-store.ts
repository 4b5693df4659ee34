import { sqlTime, type Statement, type Tx } from '#db'
import type { ErasureState } from '#protocol'
import { type Removal, removalText } from './erasing.ts'

export type ErasureRow = {
  workspaceId: string
  id: string
  customerId: string
  state: ErasureState
  askedAt: number
  askedBy: string | null
}

const columns = `workspace_id as "workspaceId", id, customer_id as "customerId", state, asked_at as "askedAt", asked_by as "askedBy"`

const asking: Statement = {
  name: 'privacy-ask-erasure',
  text: `insert into erasures (workspace_id, id, customer_id, state, asked_at, asked_by) values ($1, $2, $3, 'waiting', $4, $5)
    on conflict (workspace_id, customer_id) where done_at is null do nothing returning id`,
}

/** False where it is asked for already. */
export const addErasure = async (tx: Tx, row: Omit<ErasureRow, 'state'>): Promise<boolean> => {
  const values = [row.workspaceId, row.id, row.customerId, sqlTime(row.askedAt), row.askedBy]
  return (await tx.query(asking, values)).length > 0
}

const finding: Statement = {
  name: 'privacy-erasure-of',
  text: `select ${columns} from erasures where workspace_id = $1 and customer_id = $2 and done_at is null`,
}

export const findErasure = async (tx: Tx, workspaceId: string, customerId: string): Promise<ErasureRow | undefined> =>
  (await tx.query<ErasureRow>(finding, [workspaceId, customerId]))[0]

const open: Statement = {
  name: 'privacy-open-erasures',
  text: `select ${columns} from erasures where done_at is null order by asked_at limit 100`,
}

/** Those that are not done, the oldest first. As engine. */
export const openErasures = (tx: Tx): Promise<ErasureRow[]> => tx.query<ErasureRow>(open)

const claims: Statement = {
  name: 'privacy-claims',
  text: `select distinct k.number from conversations c
    join case_conversations x on x.workspace_id = c.workspace_id and x.conversation_id = c.id
    join cases k on k.workspace_id = x.workspace_id and k.id = x.case_id and k.state = 'open'
    where c.workspace_id = $1 and c.customer_id = $2 order by k.number`,
}

/** The open cases of a customer. */
export const openCases = async (tx: Tx, workspaceId: string, customerId: string): Promise<number[]> =>
  (await tx.query<{ number: number }>(claims, [workspaceId, customerId])).map(({ number }) => number)

const moving: Statement = {
  name: 'privacy-move-erasure',
  text: `update erasures set state = $3, done_at = $4, refs = coalesce($5, refs) where workspace_id = $1 and id = $2`,
}

export const moveErasure = (
  tx: Tx,
  { workspaceId, id }: ErasureRow,
  to: { state: ErasureState; doneAt?: number; refs?: readonly string[] },
): Promise<unknown> =>
  tx.query(moving, [
    ...[workspaceId, id, to.state, to.doneAt === undefined ? null : sqlTime(to.doneAt)],
    to.refs === undefined ? null : JSON.stringify(to.refs),
  ])

/** All that is a person: accounts with the customers that these were before any link, and conversations. */
export type Whole = {
  identities: { id: string; ref: string; homeId: string; externalId: string }[]
  conversations: string[]
}

const accounts: Statement = {
  name: 'privacy-accounts',
  text: `select id, ref, home_id as "homeId", external_id as "externalId" from identities where workspace_id = $1 and customer_id = $2 order by id`,
}
const talks: Statement = {
  name: 'privacy-talks',
  text: `select id from conversations where workspace_id = $1 and customer_id = $2 order by id`,
}

export async function findWhole(tx: Tx, workspaceId: string, customerId: string): Promise<Whole> {
  const [identities, conversations] = await Promise.all([
    tx.query<Whole['identities'][number]>(accounts, [workspaceId, customerId]),
    tx.query<{ id: string }>(talks, [workspaceId, customerId]),
  ])
  return { identities, conversations: conversations.map(({ id }) => id) }
}

const lines: Statement = {
  name: 'privacy-lines',
  text: `select m.id from json_array_elements_text($2::json) as c cross join lateral (
      select id from messages where workspace_id = $1 and conversation_id = c::uuid limit 500) m limit 500`,
}

/** Some of what was said in these conversations. */
export const findLines = async (tx: Tx, workspaceId: string, conversations: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(lines, [workspaceId, JSON.stringify(conversations)])).map(({ id }) => id)

const enveloped: Statement = {
  name: 'privacy-enveloped',
  text: `select m.id from json_array_elements_text($2::json) as c
    join messages m on m.workspace_id = $1 and m.conversation_id = c::uuid and m.external_id is not null
    where m.received_at >= $3 and m.id > $4::uuid order by m.id limit 500`,
}

/** Messages that may still stand in envelopes, from a place on. */
export const findEnveloped = async (
  tx: Tx,
  workspaceId: string,
  conversations: readonly string[],
  { since, after }: { since: number; after: string },
): Promise<string[]> =>
  (await tx.query<{ id: string }>(enveloped, [workspaceId, JSON.stringify(conversations), sqlTime(since), after])).map(
    ({ id }) => id,
  )

const filed: Statement = {
  name: 'privacy-files',
  text: `select id from files where workspace_id = $1 and message_id in (
    select i::uuid from json_array_elements_text($2::json) as i)`,
}

export const filesOf = async (tx: Tx, workspaceId: string, messages: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(filed, [workspaceId, JSON.stringify(messages)])).map(({ id }) => id)

/** Removes what hangs on these. */
export async function remove(
  tx: Tx,
  workspaceId: string,
  removals: readonly Removal[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  for (const removal of removals) {
    const name = `privacy-remove-${removal.table}-${removal.of}`
    await tx.query({ name, text: removalText(removal) }, [workspaceId, JSON.stringify(ids)])
  }
}

const incidents: Statement = {
  name: 'privacy-incidents',
  text: `select distinct incident_id as id from incident_customers where workspace_id = $1 and customer_id in (
    select i::uuid from json_array_elements_text($2::json) as i)`,
}

export const incidentsOf = async (tx: Tx, workspaceId: string, customers: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(incidents, [workspaceId, JSON.stringify(customers)])).map(({ id }) => id)

const counting: Statement = {
  name: 'privacy-count-incidents',
  text: `update incidents n set
      conversations = (select count(*) from incident_conversations c where c.workspace_id = n.workspace_id and c.incident_id = n.id),
      customers = (select count(*) from incident_customers c where c.workspace_id = n.workspace_id and c.incident_id = n.id)
    where n.workspace_id = $1 and n.id in (select i::uuid from json_array_elements_text($2::json) as i)`,
}

/** A cause has as many as it has now. */
export const countIncidents = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<unknown> =>
  tx.query(counting, [workspaceId, JSON.stringify(ids)])

const cases: Statement = {
  name: 'privacy-cases',
  text: `select distinct case_id as id from case_conversations where workspace_id = $1 and conversation_id in (
    select i::uuid from json_array_elements_text($2::json) as i)`,
}

export const casesOf = async (tx: Tx, workspaceId: string, conversations: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(cases, [workspaceId, JSON.stringify(conversations)])).map(({ id }) => id)

const emptying: Statement = {
  name: 'privacy-empty-cases',
  text: `update cases k set title = '' where k.workspace_id = $1 and k.id in (select i::uuid from json_array_elements_text($2::json) as i)
    and not exists (select 1 from case_conversations c where c.workspace_id = k.workspace_id and c.case_id = k.id)`,
}

/** Of a case in which nobody is left, what it was called goes too. */
export const emptyCases = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<unknown> =>
  tx.query(emptying, [workspaceId, JSON.stringify(ids)])
