import { sqlTime, type Statement, type Tx } from '#db'
import type { Spot } from '#lib'
import type { AlertCard, AlertEvidence, AlertLevel, AlertTopic } from '#protocol'

/** What is kept of the evidence beside what is shown of it: the messages that are shown for all. */
export type KeptEvidence = AlertEvidence & { samples: string[] }

export type AlertRow = Omit<AlertCard, 'evidence'> & { evidence: KeptEvidence }

const columns = `id, topic, level, is_grave as "isGrave", since, level_at as "levelAt", looked_at as "lookedAt", ended_at as "endedAt",
  put_aside_at as "putAsideAt", put_aside_by as "putAsideBy", put_aside_reason as "putAsideReason", incident_id as "incidentId", evidence, told`

type Found = Omit<AlertRow, 'putAside' | 'evidence' | 'told'> & {
  putAsideAt: number | null
  putAsideBy: string | null
  putAsideReason: string | null
  evidence: string
  told: string
}

const rowOf = ({ putAsideAt, putAsideBy, putAsideReason, evidence, told, ...row }: Found): AlertRow => ({
  ...row,
  putAside: putAsideAt === null ? null : { at: putAsideAt, byId: putAsideBy, reason: putAsideReason ?? '' },
  evidence: { leftOut: 0, ...(JSON.parse(evidence) as Omit<KeptEvidence, 'leftOut'>) },
  told: JSON.parse(told) as AlertRow['told'],
})

const opening: Statement = {
  name: 'alerts-open-of',
  text: `select ${columns} from alerts where workspace_id = $1 and ended_at is null`,
}

/** Those that have not ended, in no order. */
export const openAlerts = async (tx: Tx, workspaceId: string): Promise<AlertRow[]> =>
  (await tx.query<Found>(opening, [workspaceId])).map(rowOf)

const loading: Statement = {
  name: 'alerts-load',
  text: `select ${columns} from alerts where workspace_id = $1 and id = $2`,
}

export const loadAlert = async (tx: Tx, workspaceId: string, id: string): Promise<AlertRow | undefined> =>
  (await tx.query<Found>(loading, [workspaceId, id])).map(rowOf)[0]

/** Until the end of the transaction nobody else changes it. */
export const lockAlert = async (tx: Tx, workspaceId: string, id: string): Promise<AlertRow | undefined> =>
  (await tx.query<Found>(`${loading.text} for update`, [workspaceId, id])).map(rowOf)[0]

/** Those that ended, the latest first. */
export async function findEnded(
  tx: Tx,
  workspaceId: string,
  { before, limit }: { before: Spot | undefined; limit: number },
): Promise<AlertRow[]> {
  const after = before ? 'and (since, id) < ($2, $3)' : ''
  const text = `select ${columns} from alerts where workspace_id = $1 and ended_at is not null ${after} order by since desc, id desc limit ${limit}`
  return (await tx.query<Found>(text, [workspaceId, ...(before ? [sqlTime(before.at), before.id] : [])])).map(rowOf)
}

export type NewAlert = {
  id: string
  topic: AlertTopic
  level: AlertLevel
  isGrave: boolean
  at: number
  evidence: KeptEvidence
  told: AlertRow['told']
}

const inserting: Statement = {
  name: 'alerts-insert',
  text: `insert into alerts (workspace_id, id, topic, level, is_grave, since, level_at, looked_at, evidence, told)
    values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8)`,
}

export const insertAlert = (tx: Tx, workspaceId: string, alert: NewAlert): Promise<unknown> =>
  tx.query(inserting, [
    ...[workspaceId, alert.id, alert.topic, alert.level, alert.isGrave, sqlTime(alert.at)],
    ...[JSON.stringify(alert.evidence), JSON.stringify(alert.told)],
  ])

const saving: Statement = {
  name: 'alerts-save',
  text: `update alerts set level = $3, is_grave = $4, level_at = $5, looked_at = $6, ended_at = $7, evidence = $8, told = $9,
      put_aside_at = $10, put_aside_by = $11, put_aside_reason = $12, incident_id = $13
    where workspace_id = $1 and id = $2`,
}

export const saveAlert = (tx: Tx, workspaceId: string, alert: AlertRow): Promise<unknown> =>
  tx.query(saving, [
    ...[workspaceId, alert.id, alert.level, alert.isGrave, sqlTime(alert.levelAt), sqlTime(alert.lookedAt)],
    ...[timeOf(alert.endedAt), JSON.stringify(alert.evidence), JSON.stringify(alert.told)],
    ...[timeOf(alert.putAside?.at ?? null), alert.putAside?.byId ?? null, alert.putAside?.reason ?? null],
    alert.incidentId,
  ])

const timeOf = (at: number | null): string | null => (at === null ? null : sqlTime(at))

const followers: Statement = {
  name: 'alerts-followers',
  text: `select coalesce(sum(count), 0) as followers from (
      select max(case when i.known::json ->> 'followers' ~ '^[0-9]{1,9}$' then (i.known::json ->> 'followers')::bigint end) as count
      from json_array_elements_text($2::json) as x(id) join identities i on i.workspace_id = $1 and i.customer_id = x.id::uuid
      group by i.customer_id) each`,
}

/** How many follow these people, where their platform says. It decides nothing. */
export const followersOf = async (tx: Tx, workspaceId: string, people: readonly string[]): Promise<number> =>
  Number(
    (await tx.query<{ followers: number | string }>(followers, [workspaceId, JSON.stringify(people)]))[0]!.followers,
  )
