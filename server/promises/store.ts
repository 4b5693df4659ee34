import { sqlTime, type Statement, type Tx } from '#db'
import type { PromiseMatter } from '#protocol'
import { type Ledger, type Step, wakeAt } from './ledger.ts'

/** A promise as it stands, with what it is about. Its conversation is where its message stands now; null: nowhere. */
export type PromiseRow = Ledger & {
  workspaceId: string
  id: string
  messageId: string
  conversationId: string | null
  customerId: string
  scope: 'one' | 'public'
  cause: 'reply' | 'acknowledgement'
  matter: PromiseMatter
  madeAt: number
}

export const promiseColumns = `p.workspace_id as "workspaceId", p.id, p.message_id as "messageId", p.customer_id as "customerId", p.scope, p.cause,
  p.matter, p.text, p.owner_id as "ownerId", p.state, p.made_at as "madeAt", p.original_due_at as "originalDueAt", p.due_at as "dueAt",
  p.proposed_due_at as "proposedDueAt", p.progress_due_at as "progressDueAt", p.is_silent as "isSilent", p.done_at as "doneAt",
  p.ended_at as "endedAt", p.last_at as "lastAt"`

const said = `(select m.conversation_id from messages m where m.workspace_id = p.workspace_id and m.id = p.message_id) as "conversationId"`

const time = (at: number | null) => (at === null ? null : sqlTime(at))

const inserting: Statement = {
  name: 'promises-insert',
  text: `insert into promises (workspace_id, id, message_id, customer_id, scope, audience, cause, matter, text, owner_id, state, made_at,
      original_due_at, due_at, progress_due_at, is_silent, last_at, sort_at, wake_at)
    values ($1, $2, $3, $4, $5, case $5 when 'public' then 'readers' else 'customer' end, $6, $7, $8, $9, $10, $11, $12, $12, $13, false, $11, $14, $15)
    on conflict do nothing returning 1`,
}

/** False when one of this id is there. */
export async function insertPromise(tx: Tx, row: PromiseRow): Promise<boolean> {
  const { workspaceId, id, messageId, customerId, scope, cause, matter, text, ownerId, state, madeAt } = row
  const about = [workspaceId, id, messageId, customerId, scope, cause, matter, text, ownerId, state, sqlTime(madeAt)]
  const times = [time(row.dueAt), time(row.progressDueAt), sqlTime(row.dueAt ?? madeAt), time(wakeAt(row))]
  return (await tx.query(inserting, [...about, ...times])).length > 0
}

const one: Statement = {
  name: 'promises-one',
  text: `select ${promiseColumns}, ${said} from promises p where p.workspace_id = $1 and p.id = $2`,
}

export const findPromise = async (tx: Tx, workspaceId: string, id: string): Promise<PromiseRow | undefined> =>
  (await tx.query<PromiseRow>(one, [workspaceId, id]))[0]

const locking: Statement = { name: 'promises-lock', text: `${one.text} for update of p` }

/** As it stands until the end of the transaction. */
export const lockPromise = async (tx: Tx, workspaceId: string, id: string): Promise<PromiseRow | undefined> =>
  (await tx.query<PromiseRow>(locking, [workspaceId, id]))[0]

const ofMessages: Statement = {
  name: 'promises-of-message',
  text: `select ${promiseColumns}, ${said} from promises p
    join json_to_recordset($1::json) as x(w uuid, i uuid) on p.workspace_id = x.w and p.message_id = x.i
    where p.ended_at is null order by p.workspace_id, p.id for update of p`,
}

type Named = { workspaceId: string; id: string }

/** Those that were made in these messages and are not over, locked. */
export const lockOfMessages = (tx: Tx, named: readonly Named[]): Promise<PromiseRow[]> =>
  tx.query(ofMessages, [JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))])

const waking: Statement = {
  name: 'promises-waking',
  text: `select ${promiseColumns}, ${said} from promises p where p.wake_at <= $1 order by p.wake_at limit $2 for update of p skip locked`,
}

/** Those that time changes by a moment; nobody else changes them meanwhile. As engine. */
export const lockWaking = (tx: Tx, now: number, limit: number): Promise<PromiseRow[]> =>
  tx.query(waking, [sqlTime(now), limit])

const saving: Statement = {
  name: 'promises-save',
  text: `update promises set text = $3, owner_id = $4, state = $5, original_due_at = $6, due_at = $7, proposed_due_at = $8,
      progress_due_at = $9, is_silent = $10, done_at = $11, ended_at = $12, last_at = $13, sort_at = coalesce($7, made_at), wake_at = $14
    where workspace_id = $1 and id = $2`,
}

export async function savePromise(tx: Tx, row: Named & Ledger): Promise<void> {
  const { workspaceId, id, text, ownerId, state, isSilent } = row
  const dues = [row.originalDueAt, row.dueAt, row.proposedDueAt, row.progressDueAt].map(time)
  const ends = [time(row.doneAt), time(row.endedAt), sqlTime(row.lastAt), time(wakeAt(row))]
  await tx.query(saving, [workspaceId, id, text, ownerId, state, ...dues, isSilent, ...ends])
}

const adding: Statement = {
  name: 'promises-steps-add',
  text: `insert into promise_steps (workspace_id, promise_id, number, at, by, step)
    select $1, $2, x.n + coalesce((select max(number) from promise_steps where workspace_id = $1 and promise_id = $2), 0), x.t, x.b, x.s
    from json_to_recordset($3::json) as x(n int, t timestamptz, b uuid, s text)`,
}

/** Adds to the history of a promise that is locked, or new. */
export const addSteps = (tx: Tx, { workspaceId, id }: Named, steps: readonly Step[], by: string | null) =>
  tx.query(adding, [
    workspaceId,
    id,
    JSON.stringify(
      steps.map(({ at, ...step }, index) => {
        const isTimes = step.kind === 'broken' || step.kind === 'progress-due'
        return { n: index + 1, t: sqlTime(at), b: isTimes ? null : by, s: JSON.stringify(step) }
      }),
    ),
  ])

const histories: Statement = {
  name: 'promises-steps',
  text: `select promise_id as "promiseId", at, by, step from promise_steps
    where workspace_id = $1 and promise_id = any($2::uuid[]) order by promise_id, number`,
}

export type StepRow = { promiseId: string; at: number; by: string | null; step: string }

/** All that was done with these, in its order. */
export const findSteps = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<StepRow[]> =>
  tx.query(histories, [workspaceId, ids])
