import { type Agreed, findAgreed, standing } from '#consents'
import type { Tx } from '#db'
import { day, newId } from '#lib'
import { type FactKind, factRule, type FactSource } from '#protocol'
import { checkFact } from './check-fact.ts'
import { tellFacts } from './events.ts'
import { hasGround } from './grounds.ts'
import { type FactRow, putFacts, supersede } from './store.ts'

/** What a room has learnt of somebody by one of their accounts. */
export type NewFact = {
  workspaceId: string
  identityId: string
  kind: FactKind
  value: string
  source: FactSource
  /** When it was said, or worked out. */
  at: number
  confidence?: number
  messageId?: string
  isDenied?: boolean
  by?: string | null
}

/**
 * Keeps what rooms have learnt. What has no ground, is no value of its kind or has run out already is not kept. Returns how many are
 * news. As app or engine. Events: fact.changed.
 */
export async function recordFacts(tx: Tx, facts: readonly NewFact[], now: number): Promise<number> {
  const rows = latestOf(await grounded(tx, facts.flatMap(rowOf), now)).filter(
    ({ endsAt }) => endsAt === null || endsAt > now,
  )
  if (rows.length === 0) return 0
  const kept = await putFacts(tx, rows)
  const single = rows.filter(
    ({ kind, source }) => !factRule(kind).isMany && source !== 'person' && source !== 'customer',
  )
  const old = single.length > 0 ? await supersede(tx, single) : new Set<string>()
  const news = kept.filter(({ id }) => !old.has(id))
  await tellFacts(
    tx,
    news.map(({ workspaceId, identityId }) => ({ workspaceId, id: identityId })),
  )
  return news.length
}

function rowOf(fact: NewFact): FactRow[] {
  const { confidence = 1, messageId = null, isDenied = false, by = null, ...said } = fact
  const { basis, purpose = null, keptDays } = factRule(fact.kind)
  const value = checkFact(fact.kind, fact.value)
  if (value === undefined) return []
  const endsAt = keptDays === null ? null : fact.at + keptDays * day
  return [{ ...said, id: newId(fact.at), value, confidence, messageId, isDenied, by, basis, purpose, endsAt }]
}

/** Those that may be kept. */
async function grounded(tx: Tx, rows: readonly FactRow[], now: number): Promise<FactRow[]> {
  const asking = rows.filter(row => row.basis === 'consent')
  const said = asking.length === 0 ? [] : await findAgreed(tx, asking.map(accountOf))
  const agreed = Map.groupBy<string, Agreed>(said, keyOf)
  return rows.filter(row => hasGround(row, standing(agreed.get(keyOf(row)) ?? []), now))
}

const accountOf = ({ workspaceId, identityId }: FactRow) => ({ workspaceId, id: identityId })
const keyOf = ({ workspaceId, identityId }: { workspaceId: string; identityId: string }) =>
  `${workspaceId}/${identityId}`

/** The same from the same source counts once, as it was said last. */
function latestOf(rows: readonly FactRow[]): FactRow[] {
  const latest = new Map<string, FactRow>()
  for (const row of rows.toSorted((a, b) => a.at - b.at))
    latest.set([row.workspaceId, row.identityId, row.kind, row.source, row.isDenied, row.value].join('/'), row)
  return [...latest.values()]
}
