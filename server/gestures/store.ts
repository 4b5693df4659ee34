import { sqlTime, type Statement, type Tx } from '#db'
import type { Spot } from '#lib'

export type GestureRow = {
  id: string
  lineId: string
  personId: string
  kindId: string
  month: string
  at: number
  amount: number
  reason: string
}

const inserting: Statement = {
  name: 'gestures-insert',
  text: `insert into gestures (workspace_id, id, line_id, person_id, kind_id, month, at, amount, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1`,
}

/** False when one of this id is there. */
export async function insertGesture(tx: Tx, workspaceId: string, row: GestureRow): Promise<boolean> {
  const { id, lineId, personId, kindId, month, at, amount, reason } = row
  const values = [workspaceId, id, lineId, personId, kindId, month, sqlTime(at), amount, reason]
  return (await tx.query(inserting, values)).length > 0
}

const columns = `g.id, g.line_id as "lineId", g.person_id as "personId", g.kind_id as "kindId", g.month, g.at, g.amount, g.reason,
  g.taken_back_at as "takenBackAt", g.taken_back_by as "takenBackBy", g.taken_back_reason as "takenBackReason",
  coalesce(p.name, '') as name, coalesce(b.name, '') as "takenBackName", coalesce(k.name, '') as kind, l.conversation_id as "conversationId"`

const tables = `gestures g
  left join memberships p on p.workspace_id = g.workspace_id and p.person_id = g.person_id
  left join memberships b on b.workspace_id = g.workspace_id and b.person_id = g.taken_back_by
  left join gesture_kinds k on k.workspace_id = g.workspace_id and k.id = g.kind_id
  left join messages l on l.workspace_id = g.workspace_id and l.id = g.line_id`

/** With the names of today, and the conversation in which its line stands now. */
export type GestureFound = GestureRow & {
  takenBackAt: number | null
  takenBackBy: string | null
  takenBackReason: string | null
  name: string
  takenBackName: string
  kind: string
  conversationId: string | null
}

const one: Statement = {
  name: 'gestures-one',
  text: `select ${columns} from ${tables} where g.workspace_id = $1 and g.id = $2`,
}

export const findGesture = async (tx: Tx, workspaceId: string, id: string): Promise<GestureFound | undefined> =>
  (await tx.query<GestureFound>(one, [workspaceId, id]))[0]

export type Filter = { month: string; personId?: string | undefined; kindId?: string | undefined }
/** The latest of a month first. */
export function findGestures(
  tx: Tx,
  workspaceId: string,
  { month, personId, kindId, before, limit }: Filter & { before?: Spot | undefined; limit: number },
): Promise<GestureFound[]> {
  const values: unknown[] = [workspaceId, month]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    'g.workspace_id = $1 and g.month = $2',
    personId && `g.person_id = ${bind(personId)}`,
    kindId && `g.kind_id = ${bind(kindId)}`,
    before && `(g.at, g.id) < (${bind(sqlTime(before.at))}, ${bind(before.id)})`,
  ].filter(each => typeof each === 'string')
  const text = `select ${columns} from ${tables} where ${conditions.join(' and ')} order by g.at desc, g.id desc limit ${limit}`
  return tx.query(text, values)
}

const takingBack: Statement = {
  name: 'gestures-take-back',
  text: `update gestures set taken_back_at = $3, taken_back_by = $4, taken_back_reason = $5
    where workspace_id = $1 and id = $2 and taken_back_at is null returning 1`,
}

type TakenBack = { id: string; at: number; by: string | null; reason: string }

/** False when it was taken back before. */
export const markTakenBack = async (tx: Tx, workspaceId: string, { id, at, by, reason }: TakenBack): Promise<boolean> =>
  (await tx.query(takingBack, [workspaceId, id, sqlTime(at), by, reason])).length > 0

const adding: Statement = {
  name: 'gestures-sum',
  text: `insert into gesture_sums as s (workspace_id, month, person_id, kind_id, count, amount) values ($1, $2, $3, $4, 1, $5)
    on conflict (workspace_id, month, person_id, kind_id) do update set count = s.count + 1, amount = s.amount + excluded.amount`,
}

const subtracting: Statement = {
  name: 'gestures-sum-less',
  text: `update gesture_sums set count = count - 1, amount = amount - $5
    where workspace_id = $1 and month = $2 and person_id = $3 and kind_id = $4`,
}

type Summed = Pick<GestureRow, 'month' | 'personId' | 'kindId' | 'amount'>

const summed = (workspaceId: string, { month, personId, kindId, amount }: Summed) =>
  [workspaceId, month, personId, kindId, amount] as const

export const addToSum = (tx: Tx, workspaceId: string, row: Summed): Promise<unknown> =>
  tx.query(adding, summed(workspaceId, row))

export const takeFromSum = (tx: Tx, workspaceId: string, row: Summed): Promise<unknown> =>
  tx.query(subtracting, summed(workspaceId, row))

export type SumRow = { personId: string; name: string; kindId: string; kind: string; count: number; amount: number }

const sums: Statement = {
  name: 'gestures-sums',
  text: `select s.person_id as "personId", coalesce(p.name, '') as name, s.kind_id as "kindId", coalesce(k.name, '') as kind, s.count, s.amount
    from gesture_sums s
    left join memberships p on p.workspace_id = s.workspace_id and p.person_id = s.person_id
    left join gesture_kinds k on k.workspace_id = s.workspace_id and k.id = s.kind_id
    where s.workspace_id = $1 and s.month = $2`,
}

/** What stands of a month, by person and kind. */
export const findSums = (tx: Tx, workspaceId: string, month: string): Promise<SumRow[]> =>
  tx.query(sums, [workspaceId, month])

const first: Statement = {
  name: 'gestures-first-month',
  text: `select month from gesture_sums where workspace_id = $1 order by month limit 1`,
}

export const firstMonth = async (tx: Tx, workspaceId: string): Promise<string | undefined> =>
  (await tx.query<{ month: string }>(first, [workspaceId]))[0]?.month
