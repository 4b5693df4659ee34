import { sqlTime, type Statement, type Tx } from '#db'
import type { ProviderCall, ProviderOutcome } from '#protocol'
import { asJson } from './ask-store.ts'
import { type NewCall, type ProviderRow } from './tables.ts'

const adding: Statement = {
  name: 'provider-calls-add',
  text: `insert into provider_calls (workspace_id, id, provider_id, provider_name, model, host, message_id, read_at, at, outcome, bytes, hash, sent)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked', $10, $11, $12)`,
}

/** Before it leaves. */
export const addCall = (tx: Tx, { workspaceId, id, name, model, endpoint }: ProviderRow, call: NewCall) =>
  tx.query(adding, [
    ...[workspaceId, call.id, id, name, model, new URL(endpoint).host, call.messageId],
    ...[call.readAt === null ? null : sqlTime(call.readAt), sqlTime(call.at), call.bytes, call.hash, call.sent],
  ])

const settling: Statement = {
  name: 'provider-calls-settle',
  text: `update provider_calls set outcome = $3, tokens = $4, took_ms = $5 where workspace_id = $1 and id = $2`,
}

type Settled = { outcome: ProviderOutcome; tokens: number; tookMs: number }

export const settleCall = (tx: Tx, workspaceId: string, id: string, { outcome, tokens, tookMs }: Settled) =>
  tx.query(settling, [workspaceId, id, outcome, tokens, tookMs])

const columns = `id, at, provider_name as name, model, host, message_id as "messageId", outcome, bytes, tokens, took_ms as "tookMs", hash,
  sent is not null as "isKept"`

const paging: Statement = {
  name: 'provider-calls-page',
  text: `select ${columns} from provider_calls where workspace_id = $1 and id < $2 order by id desc limit $3`,
}

/** The latest first, those before `before`. */
export const pageOfCalls = (tx: Tx, workspaceId: string, before: string, limit: number): Promise<ProviderCall[]> =>
  tx.query(paging, [workspaceId, before, limit])

/** Undefined where there is no such call, null where its text is gone. */
export async function sentText(tx: Tx, workspaceId: string, id: string): Promise<Buffer | null | undefined> {
  const sql = `select sent from provider_calls where workspace_id = $1 and id = $2`
  return (await tx.query<{ sent: Buffer | null }>(sql, [workspaceId, id]))[0]?.sent
}

const forgetting: Statement = {
  name: 'provider-calls-forget',
  text: `update provider_calls c set sent = null, hash = '' from json_to_recordset($1::json) as x(w uuid, i uuid)
    where c.workspace_id = x.w and c.message_id = x.i and c.sent is not null`,
}

/** That something was sent stays; what, and by what it could be recognised, goes. */
export const forgetTexts = (tx: Tx, named: readonly { workspaceId: string; id: string }[]): Promise<unknown> =>
  tx.query(forgetting, [asJson(named)])

export const callsOf = (tx: Tx, workspaceId: string, messageIds: readonly string[]) =>
  tx.query<ProviderCall & { sent: Buffer | null }>(
    `select ${columns}, sent from provider_calls where workspace_id = $1 and message_id = any($2::uuid[]) order by id`,
    [workspaceId, messageIds],
  )

/** What is older than its time: the text first, the line later. As engine, of all brands. */
export async function turnOver(tx: Tx, textsBefore: number, linesBefore: number): Promise<void> {
  await tx.query(
    `update provider_calls set sent = null where workspace_id is not null and sent is not null and at < $1`,
    [sqlTime(textsBefore)],
  )
  await tx.query(`delete from provider_calls where workspace_id is not null and at < $1`, [sqlTime(linesBefore)])
}
