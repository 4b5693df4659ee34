import { sqlTime, type Statement, type Tx } from '#db'
import type { Decision, ReturnReason } from '#routing-engine'

export type NewOffer = {
  number: number
  customerId: string
  agentId: string
  taskIds: readonly string[]
  pauses: readonly string[]
  offeredAt: number
  expiresAt: number
}
export type EndedOffer = { number: number; at: number; outcome: 'accepted' | ReturnReason; reason: string | null }
export type DecisionRow = {
  id: string
  at: number
  kind: Decision['kind']
  conversationId: string
  agentId: string | null
  detail: object
}

const making: Statement = {
  name: 'routing-offers-make',
  text: `insert into routing_offers (workspace_id, number, customer_id, agent_id, task_ids, pauses, offered_at, expires_at)
    select $1, n, c, a, t, p, o, e from json_to_recordset($2::json) as x(n int, c uuid, a uuid, t text, p text, o timestamptz, e timestamptz)`,
}
const widening: Statement = {
  name: 'routing-offers-widen',
  text: `update routing_offers o set task_ids = x.t from json_to_recordset($2::json) as x(n int, t text)
    where o.workspace_id = $1 and o.number = x.n`,
}
const ending: Statement = {
  name: 'routing-offers-end',
  text: `update routing_offers o set ended_at = x.e, outcome = x.o, reason = x.r
    from json_to_recordset($2::json) as x(n int, e timestamptz, o text, r text)
    where o.workspace_id = $1 and o.number = x.n and o.ended_at is null`,
}
const deciding: Statement = {
  name: 'routing-decisions',
  text: `insert into routing_decisions (workspace_id, conversation_id, id, at, kind, agent_id, detail)
    select $1, c, i, a, k, p, d from json_to_recordset($2::json) as x(c uuid, i uuid, a timestamptz, k text, p uuid, d text)`,
}

const put = (tx: Tx, statement: Statement, workspaceId: string, rows: readonly object[]) =>
  rows.length === 0 ? undefined : tx.query(statement, [workspaceId, JSON.stringify(rows)])

export type Told = {
  made: readonly NewOffer[]
  widened: readonly { number: number; taskIds: readonly string[] }[]
  ended: readonly EndedOffer[]
  decided: readonly DecisionRow[]
}

/** As engine. */
export async function saveTold(tx: Tx, workspaceId: string, { made, widened, ended, decided }: Told): Promise<void> {
  await Promise.all([
    put(
      tx,
      making,
      workspaceId,
      made.map(({ number: n, customerId: c, agentId: a, taskIds, pauses, offeredAt, expiresAt }) => ({
        ...{ n, c, a, t: JSON.stringify(taskIds), p: JSON.stringify(pauses) },
        ...{ o: sqlTime(offeredAt), e: sqlTime(expiresAt) },
      })),
    ),
    put(
      tx,
      widening,
      workspaceId,
      widened.map(({ number: n, taskIds }) => ({ n, t: JSON.stringify(taskIds) })),
    ),
    put(
      tx,
      ending,
      workspaceId,
      ended.map(({ number: n, at, outcome: o, reason: r }) => ({ n, e: sqlTime(at), o, r })),
    ),
    put(
      tx,
      deciding,
      workspaceId,
      decided.map(({ conversationId: c, id: i, at, kind: k, agentId: p, detail }) => ({
        ...{ c, i, a: sqlTime(at), k, p, d: JSON.stringify(detail) },
      })),
    ),
  ])
}
