import { sqlTime, type Statement, type Tx } from '#db'
import { newId } from '#lib'
import type { ProposalVersionWhy } from '#protocol'
import type { Proposed } from './back-test.ts'

// As app and as engine: every statement names the workspace.

export type Learner = {
  isShown: boolean
  version: number
  learnt: number
  outcomes: string
  /** Another one whenever somebody begins anew or goes back. */
  life: string
  learntAt: number | null
}

const columns = `is_shown as "isShown", version, learnt, outcomes, life, learnt_at as "learntAt"`
const beginning: Statement = {
  name: 'proposed-reasons-begin',
  text: `insert into reason_learners (workspace_id, life) values ($1, $2) on conflict do nothing`,
}
const locking: Statement = {
  name: 'proposed-reasons-lock',
  text: `select ${columns} from reason_learners where workspace_id = $1 for update`,
}

/** Until the end of the transaction nobody else changes it. */
export async function lockLearner(tx: Tx, workspaceId: string): Promise<Learner> {
  await tx.query(beginning, [workspaceId, newId()])
  return (await tx.query<Learner>(locking, [workspaceId]))[0]!
}

const finding: Statement = {
  name: 'proposed-reasons-find',
  text: `select ${columns} from reason_learners where workspace_id = $1`,
}
export const findLearner = async (tx: Tx, workspaceId: string): Promise<Learner | undefined> =>
  (await tx.query<Learner>(finding, [workspaceId]))[0]

const reading: Statement = {
  name: 'proposed-reasons-model',
  text: `select version, model from reason_learners where workspace_id = $1`,
}
export const readModel = async (tx: Tx, workspaceId: string) =>
  (await tx.query<{ version: number; model: Buffer | null }>(reading, [workspaceId]))[0]

const saving: Statement = {
  name: 'proposed-reasons-save',
  text: `update reason_learners set version = version + 1, learnt = $2, model = $3, outcomes = $4, life = $5, learnt_at = $6
    where workspace_id = $1`,
}

export type Saved = Pick<Learner, 'learnt' | 'outcomes' | 'life' | 'learntAt'> & { model: Buffer | null }

export const saveLearner = (tx: Tx, workspaceId: string, { learnt, model, outcomes, life, learntAt }: Saved) =>
  tx.query(saving, [...[workspaceId, learnt, model, outcomes, life], learntAt === null ? null : sqlTime(learntAt)])

const showing: Statement = {
  name: 'proposed-reasons-show',
  text: `update reason_learners set is_shown = $2 where workspace_id = $1`,
}
export const saveShown = (tx: Tx, workspaceId: string, isShown: boolean) => tx.query(showing, [workspaceId, isShown])

const dueing: Statement = {
  name: 'proposed-reasons-due',
  text: `select conversation_id as id from reason_closings_due where workspace_id = $1 order by number, conversation_id limit $2`,
}
export const dueOf = async (tx: Tx, workspaceId: string, limit: number): Promise<string[]> =>
  (await tx.query<{ id: string }>(dueing, [workspaceId, limit])).map(({ id }) => id)

const counting: Statement = {
  name: 'proposed-reasons-waiting',
  text: `select count(*)::int as n from (select 1 from reason_closings_due where workspace_id = $1 limit 5000) due`,
}
export const countDue = async (tx: Tx, workspaceId: string): Promise<number> =>
  (await tx.query<{ n: number }>(counting, [workspaceId]))[0]!.n

const settling: Statement = {
  name: 'proposed-reasons-settle',
  text: `delete from reason_closings_due d using json_array_elements_text($2::json) as i where d.workspace_id = $1 and d.conversation_id = i::uuid`,
}
export const settleDue = (tx: Tx, workspaceId: string, ids: readonly string[]) =>
  tx.query(settling, [workspaceId, JSON.stringify(ids)])

const copying: Statement = {
  name: 'proposed-reasons-copy',
  text: `insert into reason_closings (workspace_id, life, conversation_id, reason_id, upto, place, proposed)
    select workspace_id, $3, conversation_id, reason_id, upto, place, proposed from reason_closings
    where workspace_id = $1 and life = $2 and place <= $4`,
}
/** A new life in which the first `learnt` of an earlier one were learnt. */
export async function reliveClosings(tx: Tx, workspaceId: string, from: string, learnt: number): Promise<string> {
  const life = newId()
  await tx.query(copying, [workspaceId, from, life, learnt])
  return life
}

const burying: Statement = {
  name: 'proposed-reasons-bury',
  text: `delete from reason_closings where workspace_id = $1
    and life not in (select life from reason_learners where workspace_id = $1)
    and life not in (select life from reason_learner_versions where workspace_id = $1)`,
}
/** Lets go of lives that nobody can go back to. */
export const forgetLives = (tx: Tx, workspaceId: string) => tx.query(burying, [workspaceId])

export type Kept = { reasonId: string; upto: number; place: number; proposed: Proposed }

const keeping: Statement = {
  name: 'proposed-reasons-keep',
  text: `insert into reason_closings (workspace_id, life, conversation_id, reason_id, upto, place, proposed) values ($1, $7, $2, $3, $4, $5, $6)
    on conflict (workspace_id, life, conversation_id) do update set reason_id = excluded.reason_id, upto = excluded.upto,
      place = excluded.place, proposed = excluded.proposed`,
}
export const keepClosing = (
  tx: Tx,
  workspaceId: string,
  life: string,
  id: string,
  { reasonId, upto, place, proposed }: Kept,
) => tx.query(keeping, [workspaceId, id, reasonId, sqlTime(upto), place, JSON.stringify(proposed), life])

const dropping: Statement = {
  name: 'proposed-reasons-drop',
  text: `delete from reason_closings where workspace_id = $1 and life = $3 and conversation_id = $2`,
}
export const dropClosing = (tx: Tx, workspaceId: string, life: string, id: string) =>
  tx.query(dropping, [workspaceId, id, life])

/** So many earlier states can be gone back to. */
const mostVersions = 5
const versioning: Statement = {
  name: 'proposed-reasons-version',
  text: `insert into reason_learner_versions (workspace_id, id, at, why, learnt, model, outcomes, life)
    select workspace_id, $2, $3, $4, learnt, model, outcomes, life from reason_learners where workspace_id = $1 and learnt > 0`,
}
const pruning: Statement = {
  name: 'proposed-reasons-prune',
  text: `delete from reason_learner_versions where workspace_id = $1
    and id not in (select id from reason_learner_versions where workspace_id = $1 order by id desc limit ${mostVersions})`,
}

/** Keeps what stands now as a version; `id` says its order. */
export async function keepVersion(
  tx: Tx,
  workspaceId: string,
  { id, at, why }: { id: string; at: number; why: ProposalVersionWhy },
): Promise<void> {
  await tx.query(versioning, [workspaceId, id, sqlTime(at), why])
  await tx.query(pruning, [workspaceId])
}

export type Version = Omit<Saved, 'model' | 'learntAt'> & { id: string; at: number; why: ProposalVersionWhy }

const listing: Statement = {
  name: 'proposed-reasons-versions',
  text: `select id, at, why, learnt, outcomes, life from reason_learner_versions where workspace_id = $1 order by id desc`,
}
export const versionsOf = (tx: Tx, workspaceId: string): Promise<Version[]> => tx.query(listing, [workspaceId])

const opening: Statement = {
  name: 'proposed-reasons-version-model',
  text: `select model from reason_learner_versions where workspace_id = $1 and id = $2`,
}
export const modelOfVersion = async (tx: Tx, workspaceId: string, id: string): Promise<Buffer | null> =>
  (await tx.query<{ model: Buffer | null }>(opening, [workspaceId, id]))[0]?.model ?? null
