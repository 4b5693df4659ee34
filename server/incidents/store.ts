import { sqlTime, type Statement, type Tx } from '#db'
import type { Spot } from '#lib'
import type { Incident } from '#protocol'

const columns = `id, name, known, state, since, opened_by as "openedBy", opened_at as "openedAt", solved_at as "solvedAt", conversations, customers`

/** False when one of this id is there. */
export const insertIncident = async (
  tx: Tx,
  workspaceId: string,
  { id, name, known, since, openedBy, openedAt }: Omit<Incident, 'state' | 'solvedAt' | 'conversations' | 'customers'>,
): Promise<boolean> =>
  (
    await tx.query(
      `insert into incidents (workspace_id, id, name, known, state, since, opened_by, opened_at) values ($1, $2, $3, $4, 'open', $5, $6, $7)
       on conflict do nothing returning 1`,
      [workspaceId, id, name, known, sqlTime(since), openedBy, sqlTime(openedAt)],
    )
  ).length > 0

const loading: Statement = {
  name: 'incidents-load',
  text: `select ${columns} from incidents where workspace_id = $1 and id = $2`,
}

export const loadIncident = async (tx: Tx, workspaceId: string, id: string): Promise<Incident | undefined> =>
  (await tx.query<Incident>(loading, [workspaceId, id]))[0]

/** Until the end of the transaction nobody else changes it. */
export const lockIncident = async (tx: Tx, workspaceId: string, id: string): Promise<Incident | undefined> =>
  (
    await tx.query<Incident>(`select ${columns} from incidents where workspace_id = $1 and id = $2 for update`, [
      workspaceId,
      id,
    ])
  )[0]

export const saveIncident = (
  tx: Tx,
  workspaceId: string,
  { id, name, known, state, since, solvedAt }: Incident,
): Promise<unknown> =>
  tx.query(
    `update incidents set name = $3, known = $4, state = $5, since = $6, solved_at = $7 where workspace_id = $1 and id = $2`,
    [workspaceId, id, name, known, state, sqlTime(since), solvedAt === null ? null : sqlTime(solvedAt)],
  )

/** The latest first. */
export function findIncidents(
  tx: Tx,
  workspaceId: string,
  { state, before, limit }: { state: Incident['state']; before: Spot | undefined; limit: number },
): Promise<Incident[]> {
  const after = before ? 'and (since, id) < ($3, $4)' : ''
  return tx.query<Incident>(
    `select ${columns} from incidents where workspace_id = $1 and state = $2 ${after} order by since desc, id desc limit ${limit}`,
    [workspaceId, state, ...(before ? [sqlTime(before.at), before.id] : [])],
  )
}

const linking: Statement = {
  name: 'incidents-link',
  text: `with link as (
      insert into incident_conversations (workspace_id, conversation_id, incident_id, customer_id, linked_at, linked_by, told_by)
      values ($1, $2, $3, $4, $5, $6, $7)
    ), customer as (
      insert into incident_customers as c (workspace_id, incident_id, customer_id, conversations) values ($1, $3, $4, 1)
      on conflict (workspace_id, incident_id, customer_id) do update set conversations = c.conversations + 1
      returning (conversations = 1)::int as first
    ), row as (
      update inbox_rows set incident_id = $3 where workspace_id = $1 and conversation_id = $2
    )
    update incidents i set conversations = i.conversations + 1, customers = i.customers + customer.first
    from customer where i.workspace_id = $1 and i.id = $3`,
}

type Link = {
  conversationId: string
  incidentId: string
  customerId: string
  at: number
  by: string | null
  toldBy?: string | null
}

export const link = (tx: Tx, workspaceId: string, each: Link): Promise<unknown> =>
  tx.query(linking, [
    workspaceId,
    each.conversationId,
    each.incidentId,
    each.customerId,
    sqlTime(each.at),
    each.by,
    each.toldBy ?? null,
  ])

const unlinking: Statement = {
  name: 'incidents-unlink',
  text: `with gone as (
      delete from incident_conversations where workspace_id = $1 and conversation_id = $2 returning incident_id, customer_id
    ), customer as (
      update incident_customers c set conversations = c.conversations - 1 from gone
      where c.workspace_id = $1 and c.incident_id = gone.incident_id and c.customer_id = gone.customer_id
      returning c.incident_id, (c.conversations = 0)::int as last
    ), row as (
      update inbox_rows r set incident_id = null from gone where r.workspace_id = $1 and r.conversation_id = $2
    )
    update incidents i set conversations = i.conversations - 1, customers = i.customers - customer.last
    from customer where i.workspace_id = $1 and i.id = customer.incident_id`,
}

export const unlink = (tx: Tx, workspaceId: string, conversationId: string): Promise<unknown> =>
  tx.query(unlinking, [workspaceId, conversationId])

const linked: Statement = {
  name: 'incidents-linked',
  text: `select incident_id as id from incident_conversations where workspace_id = $1 and conversation_id = $2`,
}

/** The incident that a conversation is linked to. */
export const incidentOf = async (tx: Tx, workspaceId: string, conversationId: string): Promise<string | undefined> =>
  (await tx.query<{ id: string }>(linked, [workspaceId, conversationId]))[0]?.id

/** Conversations of an incident from one on, in the order in which they were opened. */
export const linkedAfter = async (
  tx: Tx,
  workspaceId: string,
  { incidentId, after, limit }: { incidentId: string; after: string | null; limit: number },
): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select conversation_id as id from incident_conversations where workspace_id = $1 and incident_id = $2
       ${after === null ? '' : 'and conversation_id > $3'} order by conversation_id limit ${limit}`,
      [workspaceId, incidentId, ...(after === null ? [] : [after])],
    )
  ).map(({ id }) => id)
