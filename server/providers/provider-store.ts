import { sqlTime, type Statement, type Tx } from '#db'
import { providerAspects, type ProviderOutcome } from '#protocol'
import type { Health } from './breaker.ts'
import type { ProviderRow, Usage } from './tables.ts'

const columns = `p.workspace_id as "workspaceId", p.id, p.name, p.endpoint, p.model, p.secret, p.key_ending as "keyEnding", p.reads,
  p.timeout_ms as "timeoutMs", p.requests_a_day as "requestsADay", p.tokens_a_day as "tokensADay", p.is_on as "isOn", p.failures, p.openings,
  p.broken_until as "restsUntil", p.last_outcome as "lastOutcome"`

type Kept = Omit<ProviderRow, 'reads'> & { reads: string }

const rowOf = ({ reads, ...row }: Kept): ProviderRow => ({
  ...row,
  reads: providerAspects.filter(aspect => reads.split(',').includes(aspect)),
})

const listing: Statement = {
  name: 'providers-list',
  text: `select ${columns}, coalesce(d.requests, 0) as requests, coalesce(d.tokens, 0)::float8 as tokens from model_providers p
    left join provider_days d on d.workspace_id = p.workspace_id and d.provider_id = p.id and d.day = $2::date
    where p.workspace_id = $1 order by p.id`,
}

/** All of a brand, the oldest first, with what they were asked today. */
export const listProviders = async (tx: Tx, workspaceId: string, now: number): Promise<(ProviderRow & Usage)[]> =>
  (await tx.query<Kept & Usage>(listing, [workspaceId, dayOf(now)])).map(({ requests, tokens, ...kept }) => ({
    ...rowOf(kept),
    ...{ requests, tokens },
  }))

const locking: Statement = {
  name: 'providers-lock',
  text: `select ${columns} from model_providers p where p.workspace_id = $1 and p.id = $2 for update`,
}

export async function lockProvider(tx: Tx, workspaceId: string, id: string): Promise<ProviderRow | undefined> {
  const [kept] = await tx.query<Kept>(locking, [workspaceId, id])
  return kept && rowOf(kept)
}

const saving: Statement = {
  name: 'providers-save',
  text: `insert into model_providers (workspace_id, id, name, endpoint, model, secret, key_ending, reads, timeout_ms, requests_a_day, tokens_a_day,
      is_on, failures, openings, broken_until, last_outcome)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, null, null)
    on conflict (workspace_id, id) do update set name = excluded.name, endpoint = excluded.endpoint, model = excluded.model,
      secret = excluded.secret, key_ending = excluded.key_ending, reads = excluded.reads, timeout_ms = excluded.timeout_ms,
      requests_a_day = excluded.requests_a_day, tokens_a_day = excluded.tokens_a_day, is_on = excluded.is_on, failures = 0, openings = 0,
      broken_until = null, last_outcome = null`,
}

/** Whoever changes it has it tried anew. */
export const saveProvider = (tx: Tx, row: ProviderRow): Promise<unknown> =>
  tx.query(saving, [
    ...[row.workspaceId, row.id, row.name, row.endpoint, row.model, row.secret, row.keyEnding, row.reads.join(',')],
    ...[row.timeoutMs, row.requestsADay, row.tokensADay, row.isOn],
  ])

/** Two who set them at once would leave two on. */
export const lockProviders = (tx: Tx, workspaceId: string): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 7))`, [`providers/${workspaceId}`])

export const turnOthersOff = (tx: Tx, workspaceId: string, id: string): Promise<unknown> =>
  tx.query(`update model_providers set is_on = false where workspace_id = $1 and id <> $2 and is_on`, [workspaceId, id])

export const dropProvider = (tx: Tx, workspaceId: string, id: string): Promise<unknown> =>
  tx.query(`delete from model_providers where workspace_id = $1 and id = $2`, [workspaceId, id])

const noting: Statement = {
  name: 'providers-note',
  text: `update model_providers set failures = $3, openings = $4, broken_until = $5, last_outcome = $6 where workspace_id = $1 and id = $2`,
}

type Named = { workspaceId: string; id: string }

export const noteHealth = (
  tx: Tx,
  { workspaceId, id }: Named,
  { failures, openings, restsUntil }: Health,
  outcome: ProviderOutcome,
): Promise<unknown> =>
  tx.query(noting, [workspaceId, id, failures, openings, restsUntil === null ? null : sqlTime(restsUntil), outcome])

const using: Statement = {
  name: 'providers-use',
  text: `insert into provider_days as d (workspace_id, provider_id, day, requests, tokens) values ($1, $2, $3::date, $4, $5)
    on conflict (workspace_id, provider_id, day) do update set requests = d.requests + excluded.requests, tokens = d.tokens + excluded.tokens`,
}

export const addUse = (tx: Tx, { workspaceId, id }: Named, use: Usage, now: number): Promise<unknown> =>
  tx.query(using, [workspaceId, id, dayOf(now), use.requests, use.tokens])

const used: Statement = {
  name: 'providers-used',
  text: `select requests, tokens::float8 as tokens from provider_days where workspace_id = $1 and provider_id = $2 and day = $3::date`,
}

export const usedToday = async (tx: Tx, { workspaceId, id }: Named, now: number): Promise<Usage> =>
  (await tx.query<Usage>(used, [workspaceId, id, dayOf(now)]))[0] ?? { requests: 0, tokens: 0 }

const ready: Statement = {
  name: 'providers-ready',
  text: `select p.workspace_id as "workspaceId", p.id from model_providers p
    where p.is_on and (p.broken_until is null or p.broken_until <= $1)
      and exists (select from provider_asks a where a.workspace_id = p.workspace_id)
    order by p.workspace_id`,
}

/** Those that have something to read and may be asked. As engine. */
export const readyProviders = (tx: Tx, now: number): Promise<Named[]> => tx.query(ready, [sqlTime(now)])

/** By UTC. */
const dayOf = (now: number): string => sqlTime(now).slice(0, 10)
