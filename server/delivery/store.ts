import { sqlTime, type Statement, type Tx } from '#db'
import type { Claim, Lane, Queued, Route, Try } from './tables.ts'

type Named = { workspaceId: string; messageId: string }

const enqueuing: Statement = {
  name: 'outbox-enqueue',
  text: `insert into outbox as o (workspace_id, message_id, connection_id, conversation_id, lane, number, due_at, created_at, is_act)
    select w, m, c, v, l, n, d, t, a
    from json_to_recordset($1::json) as x(w uuid, m uuid, c uuid, v uuid, l text, n bigint, d timestamptz, t timestamptz, a boolean)
    on conflict (workspace_id, message_id) do update set state = 'due', number = excluded.number, due_at = excluded.due_at,
      attempts = 0, asked = null, created_at = excluded.created_at where o.state = 'unsure'`,
}

/** A message that a person sends once more begins anew; one that is on its way stays as it is. */
export async function enqueue(tx: Tx, queued: readonly Queued[], now: number): Promise<void> {
  const rows = queued.map(each => ({
    w: each.workspaceId,
    m: each.messageId,
    c: each.connectionId,
    v: each.conversationId,
    l: each.lane,
    n: each.number,
    d: sqlTime(each.dueAt),
    t: sqlTime(now),
    a: each.isAct,
  }))
  if (rows.length > 0) await tx.query(enqueuing, [JSON.stringify(rows)])
}

const dropping: Statement = {
  name: 'outbox-drop',
  text: `delete from outbox o using json_to_recordset($1::json) as x(w uuid, m uuid, s text)
    where o.workspace_id = x.w and o.message_id = x.m and (x.s is null or o.state = x.s)`,
}

/** Takes messages out; with a state, only where the row stands so. */
export async function drop(tx: Tx, named: readonly (Named & { state?: 'unsure' | undefined })[]): Promise<void> {
  const rows = named.map(({ workspaceId, messageId, state }) => ({ w: workspaceId, m: messageId, s: state }))
  if (rows.length > 0) await tx.query(dropping, [JSON.stringify(rows)])
}

export type Waiting = Route & { lane: Lane; dueAt: number }

const looking: Statement = {
  name: 'outbox-look',
  text: `with recursive lanes as (
      (select workspace_id, connection_id, lane, due_at from outbox where state = 'due'
       order by workspace_id, connection_id, lane, due_at limit 1)
      union all
      select next.* from lanes l cross join lateral (
        select workspace_id, connection_id, lane, due_at from outbox
        where state = 'due' and (workspace_id, connection_id, lane) > (l.workspace_id, l.connection_id, l.lane)
        order by workspace_id, connection_id, lane, due_at limit 1
      ) next
    )
    select workspace_id as "workspaceId", connection_id as "connectionId", lane, due_at as "dueAt" from lanes`,
}

/** When each lane of each connection has its next message: one step in the index for each, however much waits in it. */
export const nextOfEach = (tx: Tx): Promise<Waiting[]> => tx.query(looking)

const choosing: Statement = {
  name: 'outbox-choose',
  text: `select o.message_id as id from outbox o
    where o.workspace_id = $1 and o.connection_id = $2 and o.lane = $3 and o.state = 'due' and o.due_at <= $4
      and not exists (select 1 from outbox e where e.workspace_id = o.workspace_id and e.conversation_id = o.conversation_id
        and (e.state = 'sending' or (e.state = 'due' and e.lane = o.lane and e.number < o.number)))
    order by o.due_at, o.number limit $5`,
}

/** Messages whose turn it is: due, and with nothing before them in their conversation. */
export async function chooseDue(tx: Tx, route: Route, lane: Lane, now: number, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(choosing, [
    route.workspaceId,
    route.connectionId,
    lane,
    sqlTime(now),
    limit,
  ])
  return rows.map(row => row.id)
}

const claiming: Statement = {
  name: 'outbox-claim',
  text: `update outbox set state = 'sending', attempts = attempts + case when asked is null then 1 else 0 end
    where workspace_id = $1 and message_id = $2 and state = 'due'
    returning workspace_id as "workspaceId", message_id as "messageId", connection_id as "connectionId",
      conversation_id as "conversationId", is_act as "isAct", attempts, asked, created_at as "createdAt"`,
}

export const claim = async (tx: Tx, { workspaceId, messageId }: Named): Promise<Claim | undefined> =>
  (await tx.query<Claim>(claiming, [workspaceId, messageId]))[0]

const mine = `workspace_id = $1 and message_id = $2 and state = 'sending' and attempts = $3 and asked is not distinct from $4`
const valuesOf = ({ workspaceId, messageId, attempts, asked }: Claim) => [workspaceId, messageId, attempts, asked]

/** Whether this try is still the one that counts: another process may have taken the message over. */
export const finish = async (tx: Tx, claimed: Claim): Promise<boolean> =>
  (await tx.query(`delete from outbox where ${mine} returning 1`, valuesOf(claimed))).length > 0

export const putBack = async (tx: Tx, claimed: Claim, dueAt: number, asked: number | null): Promise<boolean> =>
  (
    await tx.query(`update outbox set state = 'due', due_at = $5, asked = $6 where ${mine} returning 1`, [
      ...valuesOf(claimed),
      sqlTime(dueAt),
      asked,
    ])
  ).length > 0

export const leaveUnsure = async (tx: Tx, claimed: Claim): Promise<boolean> =>
  (await tx.query(`update outbox set state = 'unsure' where ${mine} returning 1`, valuesOf(claimed))).length > 0

const settingBack: Statement = {
  name: 'outbox-set-back',
  text: `update outbox set state = 'due', attempts = attempts + 1, due_at = $3::timestamptz + least(interval '1 hour', interval '5 seconds' * (2 ^ least(attempts, 20))),
      asked = case when state = 'sending' then coalesce(asked, 0) else asked end
    where workspace_id = $1 and message_id = $2 and state in ('due', 'sending')`,
}

/** A try that broke off by a fault of ours, before or after the platform had the message: later, and less and less often. */
export const setBack = (tx: Tx, { workspaceId, messageId }: Named, now: number): Promise<unknown> =>
  tx.query(settingBack, [workspaceId, messageId, sqlTime(now)])

const recovering: Statement = {
  name: 'outbox-recover',
  text: `update outbox set state = 'due', asked = coalesce(asked, 0), due_at = $1 where state = 'sending' and workspace_id is not null`,
}

/** Whoever was sending is gone: nobody knows what became of these, in any workspace. */
export const recover = (tx: Tx, now: number): Promise<unknown> => tx.query(recovering, [sqlTime(now)])

const recoveringOne: Statement = {
  name: 'outbox-recover-one',
  text: `update outbox set state = 'due', asked = coalesce(asked, 0), due_at = $3 where workspace_id = $1 and message_id = $2 and state = 'sending'`,
}

/** The same for one message whose taking broke off: perhaps it was taken, and nobody has heard of it. */
export const recoverOne = (tx: Tx, { workspaceId, messageId }: Named, now: number): Promise<unknown> =>
  tx.query(recoveringOne, [workspaceId, messageId, sqlTime(now)])

const logging: Statement = {
  name: 'tries-log',
  text: `insert into delivery_tries (workspace_id, message_id, attempt, at, outcome, code, detail, took_ms)
    select $1, $2, coalesce(max(attempt), 0) + 1, $3, $4, $5, $6, $7 from delivery_tries where workspace_id = $1 and message_id = $2`,
}

export const logTry = (
  tx: Tx,
  { workspaceId, messageId }: Named,
  { at, outcome, code, detail, tookMs }: Omit<Try, 'attempt'>,
): Promise<unknown> => tx.query(logging, [workspaceId, messageId, sqlTime(at), outcome, code, detail, tookMs])

const trying: Statement = {
  name: 'tries-of',
  text: `select attempt, at, outcome, code, detail, took_ms as "tookMs" from delivery_tries
    where workspace_id = $1 and message_id = $2 order by attempt desc limit 100`,
}

export const findTries = (tx: Tx, workspaceId: string, messageId: string): Promise<Try[]> =>
  tx.query(trying, [workspaceId, messageId])

const counting: Statement = {
  name: 'outbox-late',
  text: `select c.id as "connectionId", n.late from json_array_elements_text($2::json) as i
    cross join lateral (select i::uuid as id) c
    cross join lateral (select count(*) as late from (select 1 from outbox o where o.workspace_id = $1 and o.connection_id = c.id
      and o.lane = 'reply' and o.state = 'due' and o.created_at < $3 and (o.due_at < $3 or o.attempts > 0) limit 1000) those) n`,
}

/** How many replies of each connection should have gone out before `since` and have not; counted up to 1,000. */
export const countLate = (
  tx: Tx,
  workspaceId: string,
  connectionIds: readonly string[],
  since: number,
): Promise<{ connectionId: string; late: number }[]> =>
  tx.query(counting, [workspaceId, JSON.stringify(connectionIds), sqlTime(since)])
