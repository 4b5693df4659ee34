import { sqlTime, type Statement, type Tx } from '#db'
import type { Due } from './tables.ts'

/** Shorter ones the embedded models read as well. */
const shortest = 15
/** More than so many never wait: what is over stays as the embedded models read it. */
export const mostWaiting = 1000
/** Begun more often than this, a message is given up. */
export const mostTries = 2

type Named = { workspaceId: string; id: string }

const setting: Statement = {
  name: 'providers-set',
  text: `select workspace_id as "workspaceId" from model_providers where is_on and workspace_id = any($1::uuid[])`,
}

/** Which of these have one that is on. */
export const findSet = async (tx: Tx, workspaceIds: readonly string[]): Promise<string[]> =>
  (await tx.query<{ workspaceId: string }>(setting, [workspaceIds])).map(({ workspaceId }) => workspaceId)

const adding: Statement = {
  name: 'providers-ask',
  text: `insert into provider_asks as a (workspace_id, message_id, read_at, asked_for_at)
    select r.workspace_id, r.message_id, r.read_at, $2 from json_to_recordset($1::json) as x(w uuid, i uuid)
    join model_providers p on p.workspace_id = x.w and p.is_on
    join readings r on r.workspace_id = x.w and r.message_id = x.i
    join messages m on m.workspace_id = x.w and m.id = x.i
    where not r.is_historic and r.model <> p.name || ':' || p.model and m.direction = 'in' and m.deleted_at is null and length(m.text) >= ${shortest}
      and not exists (select from provider_calls c where c.workspace_id = x.w and c.message_id = x.i and c.read_at = r.read_at)
      and (select count(*) from (select from provider_asks o where o.workspace_id = x.w limit ${mostWaiting}) as waits) < ${mostWaiting}
    limit ${mostWaiting}
    on conflict (workspace_id, message_id) do update set read_at = excluded.read_at, tries = 0 where a.read_at <> excluded.read_at`,
}

/** What was read by the embedded models waits to be read by the brand's provider; none of it is asked of twice. */
export const addAsks = (tx: Tx, named: readonly Named[], now: number): Promise<unknown> =>
  tx.query(adding, [asJson(named), sqlTime(now)])

const taking: Statement = {
  name: 'providers-take',
  text: `with chosen as (
      select a.workspace_id, a.message_id from provider_asks a where a.workspace_id = $1 and a.tries < ${mostTries}
      order by a.message_id limit $2 for update skip locked)
    update provider_asks a set tries = a.tries + 1 from chosen c, readings r, messages m, identities i, customers u
    where a.workspace_id = c.workspace_id and a.message_id = c.message_id
      and r.workspace_id = $1 and r.message_id = a.message_id and r.read_at = a.read_at
      and m.workspace_id = $1 and m.id = a.message_id and m.deleted_at is null and m.text is not null
      and i.workspace_id = $1 and i.id = r.identity_id and u.workspace_id = $1 and u.id = i.customer_id
    returning a.message_id as "messageId", a.read_at as "readAt", m.text, json_build_array(u.name, i.name, coalesce(i.handle, '')) as names`,
}

const dropping: Statement = {
  name: 'providers-drop',
  text: `delete from provider_asks a where a.workspace_id = $1 and (a.tries >= ${mostTries} or a.asked_for_at < $2 or not exists (
      select from readings r join messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
      where r.workspace_id = $1 and r.message_id = a.message_id and r.read_at = a.read_at and m.deleted_at is null))`,
}

/** The oldest, begun from now on; those of other words than were read, given up, or from before `since` are gone. */
export async function takeAsks(tx: Tx, workspaceId: string, limit: number, since: number): Promise<Due[]> {
  await tx.query(dropping, [workspaceId, sqlTime(since)])
  return limit > 0 ? tx.query<Due>(taking, [workspaceId, limit]) : []
}

const settling: Statement = {
  name: 'providers-settle',
  text: `delete from provider_asks where workspace_id = $1 and message_id = $2`,
}

export const settleAsk = (tx: Tx, workspaceId: string, messageId: string): Promise<unknown> =>
  tx.query(settling, [workspaceId, messageId])

/** It was not asked in earnest: it was told to come again. */
export const giveBack = (tx: Tx, workspaceId: string, messageId: string): Promise<unknown> =>
  tx.query(`update provider_asks set tries = tries - 1 where workspace_id = $1 and message_id = $2 and tries > 0`, [
    ...[workspaceId, messageId],
  ])

const clearing: Statement = {
  name: 'providers-clear',
  text: `delete from provider_asks a using json_to_recordset($1::json) as x(w uuid, i uuid) where a.workspace_id = x.w and a.message_id = x.i`,
}

export const dropAsks = (tx: Tx, named: readonly Named[]): Promise<unknown> => tx.query(clearing, [asJson(named)])

export const countWaiting = async (tx: Tx, workspaceId: string): Promise<number> =>
  (
    await tx.query<{ count: number }>(`select count(*)::int as count from provider_asks where workspace_id = $1`, [
      workspaceId,
    ])
  )[0]!.count

export const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))
