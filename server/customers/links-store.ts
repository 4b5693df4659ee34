import { sqlTime, type Statement, type Tx } from '#db'
import type { LinkEvidence } from '#protocol'
import type { Account, Joint } from './belonging.ts'

export type Link = Joint & {
  id: string
  evidence: LinkEvidence
  detail: Record<string, string>
  madeAt: number
  /** Null: by itself. */
  madeBy: string | null
  endedAt: number | null
  endedBy: string | null
}

/** An account as it belongs to somebody now. */
export type Belonging = Account & { customerId: string }

const owning: Statement = {
  name: 'links-owners',
  text: `select id, home_id as "homeId", customer_id as "customerId" from identities
    where workspace_id = $1 and id in (select i::uuid from json_array_elements_text($2::json) as i)`,
}

export const findAccounts = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Belonging[]> =>
  tx.query<Belonging>(owning, [workspaceId, JSON.stringify(ids)])

const belonging: Statement = {
  name: 'links-accounts',
  text: `select id, home_id as "homeId", customer_id as "customerId" from identities
    where workspace_id = $1 and customer_id in (select i::uuid from json_array_elements_text($2::json) as i) order by id`,
}

/** All accounts of these customers. */
export const accountsOf = (tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<Belonging[]> =>
  tx.query<Belonging>(belonging, [workspaceId, JSON.stringify(customerIds)])

const columns = `id, one_id as "oneId", other_id as "otherId", evidence, detail, made_at as "madeAt", made_by as "madeBy",
  ended_at as "endedAt", ended_by as "endedBy"`

// By index for each account; a link stands with both of its accounts.
const among: Statement = {
  name: 'links-among',
  text: `select distinct ${columns} from json_array_elements_text($2::json) as i cross join lateral (
      select * from links where workspace_id = $1 and one_id = i::uuid union all
      select * from links where workspace_id = $1 and other_id = i::uuid) l
    order by "madeAt", id`,
}

type Found = Omit<Link, 'detail'> & { detail: string }
const linkOf = (found: Found): Link => ({ ...found, detail: JSON.parse(found.detail) as Link['detail'] })

/** All that was ever said of these accounts, in its order. */
export const linksOf = async (tx: Tx, workspaceId: string, identityIds: readonly string[]): Promise<Link[]> =>
  (await tx.query<Found>(among, [workspaceId, JSON.stringify(identityIds)])).map(linkOf)

const one: Statement = { name: 'links-one', text: `select ${columns} from links where workspace_id = $1 and id = $2` }

export const findLink = async (tx: Tx, workspaceId: string, id: string): Promise<Link | undefined> =>
  (await tx.query<Found>(one, [workspaceId, id])).map(linkOf)[0]

const adding: Statement = {
  name: 'links-add',
  text: `insert into links (workspace_id, id, one_id, other_id, evidence, detail, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
}

export const addLink = (tx: Tx, workspaceId: string, link: Omit<Link, 'endedAt' | 'endedBy'>): Promise<unknown> => {
  const { id, oneId, otherId, evidence, detail, madeAt, madeBy } = link
  return tx.query(adding, [workspaceId, id, oneId, otherId, evidence, JSON.stringify(detail), sqlTime(madeAt), madeBy])
}

const ending: Statement = {
  name: 'links-end',
  text: `update links set ended_at = $3, ended_by = $4 where workspace_id = $1 and id = $2 and ended_at is null returning 1`,
}

/** False when it has ended already. */
export const endLink = async (tx: Tx, workspaceId: string, id: string, by: { at: number; by: string | null }) =>
  (await tx.query(ending, [workspaceId, id, sqlTime(by.at), by.by])).length > 0

const forgetting: Statement = {
  name: 'links-forget',
  text: `delete from links where workspace_id = $1 and id = $2 and ended_at = made_at returning 1`,
}

/** Nobody has said any more that these two are different people. False where the link has ever stood. */
export const forgetParting = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (await tx.query(forgetting, [workspaceId, id])).length > 0

const moving: Statement = {
  name: 'links-move',
  text: `update identities i set customer_id = x.t from json_to_recordset($2::json) as x(i uuid, t uuid)
    where i.workspace_id = $1 and i.id = x.i`,
}

/** These accounts are somebody else's now. */
export const giveAccounts = (tx: Tx, workspaceId: string, moves: readonly { identityId: string; to: string }[]) =>
  tx.query(moving, [workspaceId, JSON.stringify(moves.map(({ identityId, to }) => ({ i: identityId, t: to })))])

const eldest: Statement = {
  name: 'links-first-account',
  text: `select id from identities where workspace_id = $1 and customer_id = $2 order by id limit 1`,
}

/** The account by which a customer is known longest. */
export const firstAccountOf = async (tx: Tx, workspaceId: string, customerId: string): Promise<string | undefined> =>
  (await tx.query<{ id: string }>(eldest, [workspaceId, customerId]))[0]?.id

const present: Statement = {
  name: 'links-customer-now',
  text: `select customer_id as id from identities where workspace_id = $1 and home_id = $2 order by customer_id = $2 desc limit 1`,
}

/** Who a customer is now: another one where they turned out to be the same person. An address that was noted down stays good. */
export const customerNow = async (tx: Tx, workspaceId: string, id: string): Promise<string> =>
  (await tx.query<{ id: string }>(present, [workspaceId, id]))[0]?.id ?? id
