import { sqlTime, type Statement, type Tx } from '#db'
import type { Spot } from '#lib'
import type { NoticeDraft, NoticeState } from '#protocol'

const columns = `id, alert_id as "alertId", incident_id as "incidentId", state, what, who, workaround, next_at as "nextAt",
  made_at as "madeAt", due_at as "dueAt", changed_at as "changedAt", changed_by as "changedById"`

const inserting: Statement = {
  name: 'notice-drafts-insert',
  text: `insert into notice_drafts (workspace_id, id, alert_id, incident_id, state, what, who, workaround, next_at, made_at, due_at, changed_at)
    values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $9) on conflict do nothing returning 1`,
}

export type NewDraft = Omit<NoticeDraft, 'state' | 'changedAt' | 'changedById'>

/** False where its cause has one. */
export const insertDraft = async (tx: Tx, workspaceId: string, draft: NewDraft): Promise<boolean> =>
  (
    await tx.query(inserting, [
      ...[workspaceId, draft.id, draft.alertId, draft.incidentId, draft.what, draft.who, draft.workaround],
      ...[sqlTime(draft.nextAt), sqlTime(draft.madeAt), sqlTime(draft.dueAt)],
    ])
  ).length > 0

const locking: Statement = {
  name: 'notice-drafts-lock',
  text: `select ${columns} from notice_drafts where workspace_id = $1 and id = $2 for update`,
}

/** Until the end of the transaction nobody else changes it. */
export const lockDraft = async (tx: Tx, workspaceId: string, id: string): Promise<NoticeDraft | undefined> =>
  (await tx.query<NoticeDraft>(locking, [workspaceId, id]))[0]

const saving: Statement = {
  name: 'notice-drafts-save',
  text: `update notice_drafts set state = $3, what = $4, who = $5, workaround = $6, next_at = $7, changed_at = $8, changed_by = $9
    where workspace_id = $1 and id = $2`,
}

export const saveDraft = (tx: Tx, workspaceId: string, draft: NoticeDraft): Promise<unknown> =>
  tx.query(saving, [
    ...[workspaceId, draft.id, draft.state, draft.what, draft.who, draft.workaround],
    ...[sqlTime(draft.nextAt), sqlTime(draft.changedAt), draft.changedById],
  ])

const ofAlert: Statement = {
  name: 'notice-drafts-alert',
  text: `select ${columns} from notice_drafts where workspace_id = $1 and alert_id = $2`,
}

export const findOfAlert = async (tx: Tx, workspaceId: string, alertId: string): Promise<NoticeDraft | undefined> =>
  (await tx.query<NoticeDraft>(ofAlert, [workspaceId, alertId]))[0]

/** Those of a state that are due first. */
export function findDrafts(
  tx: Tx,
  workspaceId: string,
  { state, after, limit }: { state: NoticeState; after: Spot | undefined; limit: number },
): Promise<NoticeDraft[]> {
  const later = after ? 'and (due_at, id) > ($3, $4)' : ''
  return tx.query<NoticeDraft>(
    `select ${columns} from notice_drafts where workspace_id = $1 and state = $2 ${later} order by due_at, id limit ${limit}`,
    [workspaceId, state, ...(after ? [sqlTime(after.at), after.id] : [])],
  )
}

const causing: Statement = {
  name: 'notice-drafts-causes',
  text: `select i.workspace_id as "workspaceId", i.id, i.name, i.known, w.language
    from json_to_recordset($1::json) as x(w uuid, i uuid, t timestamptz)
    join incidents i on i.workspace_id = x.w and i.id = x.i and i.state = 'open'
    join workspaces w on w.id = i.workspace_id
    where (select count(distinct l.customer_id) from (
        select customer_id from incident_conversations c where c.workspace_id = x.w and c.incident_id = x.i and c.linked_at > x.t - interval '30 minutes' limit 500
      ) l) >= 5
      and not exists (select 1 from notice_drafts d left join alerts a on a.workspace_id = d.workspace_id and a.id = d.alert_id
        where d.workspace_id = x.w and (d.incident_id = x.i or a.incident_id = x.i))`,
}

export type Cause = { workspaceId: string; id: string; name: string; known: string; language: 'es' | 'en' }

/** Open incidents of these that five people have had within the half hour before, and that no draft speaks of. */
export const causesDue = (
  tx: Tx,
  asked: readonly { workspaceId: string; id: string; at: number }[],
): Promise<Cause[]> =>
  asked.length === 0
    ? Promise.resolve([])
    : tx.query(causing, [JSON.stringify(asked.map(each => ({ w: each.workspaceId, i: each.id, t: sqlTime(each.at) })))])

const surging: Statement = {
  name: 'notice-drafts-alerts',
  text: `select a.workspace_id as "workspaceId", a.id, a.topic, a.incident_id as "incidentId", i.name, w.language
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join alerts a on a.workspace_id = x.w and a.id = x.i
    join workspaces w on w.id = a.workspace_id
    left join incidents i on i.workspace_id = a.workspace_id and i.id = a.incident_id`,
}

export type Surge = {
  workspaceId: string
  id: string
  topic: string
  incidentId: string | null
  name: string | null
  language: 'es' | 'en'
}

export const findSurges = (tx: Tx, asked: readonly { workspaceId: string; id: string }[]): Promise<Surge[]> =>
  asked.length === 0
    ? Promise.resolve([])
    : tx.query(surging, [JSON.stringify(asked.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))])
