import type { Who } from '#accounts'
import { seenCondition } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { readingOf } from './fields.ts'
import type { Facts } from './holds.ts'

// As engine. Whoever writes members holds the workspace's lock: what is read of a conversation is written before anybody
// else reads it.

const locking: Statement = {
  name: 'views-lock',
  text: `select pg_advisory_xact_lock(hashtextextended($1, 2))`,
}

export const lockMembers = (tx: Tx, workspaceId: string) => tx.query(locking, [`views/${workspaceId}`])

/** `isMerged`: what was said in it stands in another conversation, and it in no view. */
export type KnownFacts = { id: string; facts: Facts; isMerged: boolean }

const merged = `c.merged_into is not null as "isMerged"`

/** What the fields say of these conversations; those that are not there are left out. */
export async function factsOf(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  names: readonly string[],
): Promise<KnownFacts[]> {
  const rows = await tx.query<KnownFacts>(
    `select c.id, ${merged}, ${reading(names)} as facts from json_array_elements_text($2::json) as x(id)
     join conversations c on c.workspace_id = $1 and c.id = x.id::uuid`,
    [workspaceId, JSON.stringify(ids)],
  )
  return rows
}

/** Each field as a member of one JSON object. */
const reading = (names: readonly string[]) =>
  `json_build_object(${names.flatMap(name => [`'${name}'`, readingOf(name)?.reads ?? 'null']).join(', ')})`

/** The next conversations by id, and what the fields say of them. */
export const factsAfter = (
  tx: Tx,
  workspaceId: string,
  after: string,
  names: readonly string[],
  limit: number,
): Promise<KnownFacts[]> =>
  tx.query(
    `select c.id, ${merged}, ${reading(names)} as facts from conversations c where c.workspace_id = $1 and c.id > $2 order by c.id limit ${limit}`,
    [workspaceId, after],
  )

/** The same of those with the latest activity, and which of them somebody may see. */
export function factsOfLatest(
  tx: Tx,
  who: Who,
  names: readonly string[],
  limit: number,
): Promise<(KnownFacts & { isSeen: boolean })[]> {
  const values: unknown[] = [who.workspaceId]
  const seen = seenCondition(who, 'c', value => `$${values.push(value)}`) ?? 'true'
  return tx.query(
    `select c.id, ${merged}, ${reading(names)} as facts, (${seen}) is true as "isSeen" from (
       select * from conversations where workspace_id = $1 order by active_at desc, id desc limit ${limit}) c`,
    values,
  )
}

export type Member = { viewId: string; conversationId: string }

const members: Statement = {
  name: 'views-members-of',
  text: `select m.view_id as "viewId", m.conversation_id as "conversationId" from json_array_elements_text($2::json) as x(id)
    join view_members m on m.workspace_id = $1 and m.conversation_id = x.id::uuid`,
}

/** In which views these conversations stand. */
export const membersOf = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Member[]> =>
  tx.query(members, [workspaceId, JSON.stringify(ids)])

export type Standing = { workspaceId: string; viewId: string; id: string }

const standing: Statement = {
  name: 'views-standing',
  text: `select m.workspace_id as "workspaceId", m.view_id as "viewId", m.conversation_id as id
    from json_to_recordset($1::json) as x(w uuid, v uuid, c uuid)
    join view_members m on m.workspace_id = x.w and m.view_id = x.v and m.conversation_id = x.c`,
}

/** Those that do stand in the view they name. */
export const standingOf = async (tx: Tx, asked: readonly Standing[]): Promise<Standing[]> =>
  asked.length === 0
    ? []
    : tx.query(standing, [
        JSON.stringify(asked.map(({ workspaceId, viewId, id }) => ({ w: workspaceId, v: viewId, c: id }))),
      ])

const joining: Statement = {
  name: 'views-join',
  text: `insert into view_members (workspace_id, view_id, conversation_id)
    select $1, v, c from json_to_recordset($2::json) as x(v uuid, c uuid)`,
}
const leaving: Statement = {
  name: 'views-leave',
  text: `delete from view_members m using json_to_recordset($2::json) as x(v uuid, c uuid)
    where m.workspace_id = $1 and m.view_id = x.v and m.conversation_id = x.c`,
}
const counting: Statement = {
  name: 'views-count',
  text: `update view_counts c set count = c.count + x.n from json_to_recordset($2::json) as x(v uuid, n bigint)
    where c.workspace_id = $1 and c.view_id = x.v returning c.view_id as id, c.count, c.is_filling as "isFilling"`,
}

export type Counted = { id: string; count: number; isFilling: boolean }

/** Writes who joined and who left, and counts it; gives the new counts of the views that moved. */
export async function writeMembers(
  tx: Tx,
  workspaceId: string,
  joined: readonly Member[],
  left: readonly Member[],
): Promise<Counted[]> {
  const sums = new Map<string, number>()
  for (const { viewId } of joined) sums.set(viewId, (sums.get(viewId) ?? 0) + 1)
  for (const { viewId } of left) sums.set(viewId, (sums.get(viewId) ?? 0) - 1)
  if (sums.size === 0) return []
  const pairs = (of: readonly Member[]) => JSON.stringify(of.map(each => ({ v: each.viewId, c: each.conversationId })))
  const [, , counted] = await Promise.all([
    tx.query(joining, [workspaceId, pairs(joined)]),
    tx.query(leaving, [workspaceId, pairs(left)]),
    tx.query<Counted>(counting, [workspaceId, JSON.stringify([...sums].map(([v, n]) => ({ v, n })))]),
  ])
  return counted
}

/** Begins to fill: from here on everything is told by the log. */
export const beginFilling = (tx: Tx, workspaceId: string, viewId: string) =>
  tx.query(
    `update view_counts set is_filling = true, filled_to = '00000000-0000-0000-0000-000000000000' where workspace_id = $1 and view_id = $2`,
    [workspaceId, viewId],
  )

/** How far it is filled; undefined when there is nothing to be filled, or not yet. */
export async function fillingOf(tx: Tx, workspaceId: string, viewId: string): Promise<string | undefined> {
  const [found] = await tx.query<{ filledTo: string | null }>(
    `select filled_to as "filledTo" from view_counts where workspace_id = $1 and view_id = $2 and is_filling for update`,
    [workspaceId, viewId],
  )
  return found?.filledTo ?? undefined
}

/** `to`: the last that was looked at; null when that was all. */
export async function noteFilled(tx: Tx, workspaceId: string, viewId: string, to: string | null): Promise<Counted> {
  const [counted] = await tx.query<Counted>(
    `update view_counts set filled_to = $3, is_filling = $3::uuid is not null where workspace_id = $1 and view_id = $2
     returning view_id as id, count, is_filling as "isFilling"`,
    [workspaceId, viewId, to],
  )
  return counted!
}

/** Takes away members of a view that is no more; whether there may be others. */
export async function forgetMembers(tx: Tx, workspaceId: string, viewId: string, limit: number): Promise<boolean> {
  const gone = await tx.query(
    `delete from view_members m using (
       select conversation_id from view_members where workspace_id = $1 and view_id = $2 limit ${limit}) x
     where m.workspace_id = $1 and m.view_id = $2 and m.conversation_id = x.conversation_id returning 1`,
    [workspaceId, viewId],
  )
  return gone.length === limit
}

const zone: Statement = { name: 'views-zone', text: `select time_zone as "timeZone" from workspaces where id = $1` }

/** In which time zone the brand's days are. */
export const zoneOf = async (tx: Tx, workspaceId: string): Promise<string> =>
  (await tx.query<{ timeZone: string }>(zone, [workspaceId]))[0]?.timeZone ?? 'UTC'

const awaiting: Statement = {
  name: 'views-await',
  text: `insert into view_moments as m (workspace_id, conversation_id, at)
    select $1, c, at from json_to_recordset($2::json) as x(c uuid, at timestamptz) order by c
    on conflict (workspace_id, conversation_id) do update set at = least(m.at, excluded.at)`,
}

/** When time alone may next move these conversations, by their ids; the earlier one stands. */
export const awaitMoments = (tx: Tx, workspaceId: string, moments: ReadonlyMap<string, number>) =>
  tx.query(awaiting, [workspaceId, JSON.stringify([...moments].map(([c, at]) => ({ c, at: sqlTime(at) })))])

/** Takes the conversations whose moment has come, the longest ago first. */
export const takeDue = async (tx: Tx, workspaceId: string, now: number, limit: number): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `delete from view_moments m using (
         select conversation_id from view_moments where workspace_id = $1 and at <= $2 order by at limit ${limit}) due
       where m.workspace_id = $1 and m.conversation_id = due.conversation_id returning m.conversation_id as id`,
      [workspaceId, sqlTime(now)],
    )
  ).map(({ id }) => id)

const next: Statement = {
  name: 'views-next-moment',
  text: `select at from view_moments where workspace_id = $1 order by at limit 1`,
}

export const nextMoment = async (tx: Tx, workspaceId: string): Promise<number | undefined> =>
  (await tx.query<{ at: number }>(next, [workspaceId]))[0]?.at

const ofCustomers: Statement = {
  name: 'views-of-customers',
  text: `select c.id from json_array_elements_text($2::json) as x(id)
    join conversations c on c.workspace_id = $1 and c.customer_id = x.id::uuid`,
}

/** All conversations of these customers. */
export const conversationsOf = async (tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(ofCustomers, [workspaceId, JSON.stringify(customerIds)])).map(({ id }) => id)
