import { type Who } from '#accounts'
import { reachCondition } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import type { Spot } from '#lib'
import { covered } from '#personal'
import { type ConductRule, type SuspectCard, type SuspectState, toxicFrom } from '#protocol'
import type { Spoken, Suspicion } from './suspicion.ts'

const candidates: Statement = {
  name: 'suspects-candidates',
  text: `select i.customer_id as id from alert_mentions a
    join identities i on i.workspace_id = a.workspace_id and i.id = a.identity_id
    where a.workspace_id = $1 and a.at > $2 and a.is_abusive group by i.customer_id having count(*) >= 3 order by count(*) desc limit 100`,
}

/** Who was abusive three times or more since then. */
export const findCandidates = async (tx: Tx, workspaceId: string, since: number): Promise<string[]> =>
  (await tx.query<{ id: string }>(candidates, [workspaceId, sqlTime(since)])).map(({ id }) => id)

const speaking: Statement = {
  name: 'suspects-said',
  text: `select id, at, "from", "authorId", channel, reading from (
      select m.id, m.at, case when m.direction = 'in' then 'customer' else 'us' end as "from", m.author_id as "authorId", c.channel,
        case when r.message_id is not null then json_build_object('kind', r.kind, 'subject', r.subject, 'isAbusive', r.toxicity >= ${toxicFrom}) end as reading
      from conversations c
      join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.at > $3
      left join readings r on r.workspace_id = m.workspace_id and r.message_id = m.id and m.direction = 'in'
      where c.workspace_id = $1 and c.customer_id = $2 and not m.historic and m.deleted_at is null
        and (m.direction = 'in' or (m.direction = 'out' and m.author_kind = 'agent' and m.state in ('sent', 'delivered', 'read')))
      order by m.at desc, m.id desc limit 2000
    ) latest order by at, id`,
}

/** What a customer and we have said to each other since then, in the order of time. */
export const saidWith = (tx: Tx, workspaceId: string, customerId: string, since: number): Promise<Spoken[]> =>
  tx.query<Spoken>(speaking, [workspaceId, customerId, sqlTime(since)])

export type SuspectRow = {
  id: string
  customerId: string
  name: string
  state: SuspectState
  since: number
  lookedAt: number
  evidence: Suspicion
  decidedAt: number | null
  decidedBy: string | null
  rule: ConductRule | null
  reason: string | null
  appeal: string | null
  appealedAt: number | null
  appealedBy: string | null
  appealOutcome: 'kept' | 'undone' | null
  appealAnswer: string | null
  answeredAt: number | null
  answeredBy: string | null
  pauseFor: string | null
  pausedAt: number | null
  pausedBy: string | null
}

const columns = `s.id, s.customer_id as "customerId", s.state, s.since, s.looked_at as "lookedAt", s.suspicion as evidence,
  s.decided_at as "decidedAt", s.decided_by as "decidedBy", s.rule, s.reason, s.appeal, s.appealed_at as "appealedAt", s.appealed_by as "appealedBy",
  s.appeal_outcome as "appealOutcome", s.appeal_answer as "appealAnswer", s.answered_at as "answeredAt", s.answered_by as "answeredBy",
  s.pause_for as "pauseFor", s.paused_at as "pausedAt", s.paused_by as "pausedBy",
  coalesce((select coalesce(nullif(p.name, ''), nullif(i.name, ''), i.handle, i.external_id) from customers p
    left join identities i on i.workspace_id = p.workspace_id and i.customer_id = p.id
    where p.workspace_id = s.workspace_id and p.id = s.customer_id order by i.created_at limit 1), '') as name`

type Found = Omit<SuspectRow, 'evidence'> & { evidence: string }
const rowOf = (found: Found): SuspectRow => ({
  ...found,
  name: covered(found.name),
  evidence: JSON.parse(found.evidence) as Suspicion,
})

const lastOf: Statement = {
  name: 'suspects-last',
  text: `select ${columns} from suspects s where s.workspace_id = $1 and s.customer_id = $2 order by s.since desc limit 1 for update`,
}

/** The latest suspicion of a customer; until the end of the transaction nobody else changes it. */
export const lastSuspicion = async (tx: Tx, workspaceId: string, customerId: string): Promise<SuspectRow | undefined> =>
  (await tx.query<Found>(lastOf, [workspaceId, customerId])).map(rowOf)[0]

const inserting: Statement = {
  name: 'suspects-insert',
  text: `insert into suspects (workspace_id, id, customer_id, identity_id, state, since, looked_at, suspicion, pause_for)
    select $1, $2, $3, a.identity_id, 'suspected', $4, $4, $5, $6 from alert_mentions a
    join identities i on i.workspace_id = $1 and i.id = a.identity_id and i.customer_id = $3
    where a.workspace_id = $1 and a.is_abusive order by a.at desc, a.identity_id limit 1 on conflict do nothing`,
}

type NewSuspect = { id: string; customerId: string; at: number; evidence: Suspicion }

/** It hangs on the account with which they were abusive last. */
export const insertSuspect = (tx: Tx, workspaceId: string, { id, customerId, at, evidence }: NewSuspect) =>
  tx.query(inserting, [workspaceId, id, customerId, sqlTime(at), JSON.stringify(evidence), evidence.writtenTo])

const loading = (lock: '' | 'for update'): Statement => ({
  name: `suspects-load${lock && '-lock'}`,
  text: `select ${columns} from suspects s where s.workspace_id = $1 and s.id = $2 ${lock}`,
})

export const loadSuspect = async (tx: Tx, workspaceId: string, id: string): Promise<SuspectRow | undefined> =>
  (await tx.query<Found>(loading(''), [workspaceId, id])).map(rowOf)[0]

/** Until the end of the transaction nobody else changes it. */
export const lockSuspect = async (tx: Tx, workspaceId: string, id: string): Promise<SuspectRow | undefined> =>
  (await tx.query<Found>(loading('for update'), [workspaceId, id])).map(rowOf)[0]

const saving: Statement = {
  name: 'suspects-save',
  text: `update suspects set state = $3, looked_at = $4, suspicion = $5, decided_at = $6, decided_by = $7, rule = $8, reason = $9,
      appeal = $10, appealed_at = $11, appealed_by = $12, appeal_outcome = $13, appeal_answer = $14, answered_at = $15, answered_by = $16,
      paused_at = $17, paused_by = $18
    where workspace_id = $1 and id = $2`,
}

const timeOf = (at: number | null): string | null => (at === null ? null : sqlTime(at))

export const saveSuspect = (tx: Tx, workspaceId: string, row: SuspectRow): Promise<unknown> =>
  tx.query(saving, [
    ...[workspaceId, row.id, row.state, sqlTime(row.lookedAt), JSON.stringify(row.evidence)],
    ...[timeOf(row.decidedAt), row.decidedBy, row.rule, row.reason],
    ...[row.appeal, timeOf(row.appealedAt), row.appealedBy],
    ...[row.appealOutcome, row.appealAnswer, timeOf(row.answeredAt), row.answeredBy],
    ...[timeOf(row.pausedAt), row.pausedBy],
  ])

export type SuspectsAsk = { isOpen: boolean; before: Spot | undefined; limit: number }

/** The latest first, as far as somebody reaches their customers. */
export async function findSuspects(tx: Tx, who: Who, { isOpen, before, limit }: SuspectsAsk): Promise<SuspectRow[]> {
  const values: unknown[] = [who.workspaceId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    's.workspace_id = $1',
    // What is appealed against is open again until that is answered.
    `((s.decided_at is null or (s.appealed_at is not null and s.answered_at is null)) = ${bind(isOpen)}::boolean)`,
    before && `(s.since, s.id) < (${bind(sqlTime(before.at))}, ${bind(before.id)})`,
    reachCondition(who, 's.customer_id', bind),
  ].filter(each => typeof each === 'string')
  const text = `select ${columns} from suspects s where ${conditions.join(' and ')} order by s.since desc, s.id desc limit ${limit}`
  return (await tx.query<Found>(text, values)).map(rowOf)
}

const hiding = `insert into suspect_hidings (workspace_id, suspect_id, message_id) select $1, $2, id::uuid
  from json_array_elements_text($3::json) as id on conflict do nothing`

export const keepHidden = (tx: Tx, workspaceId: string, id: string, messageIds: readonly string[]): Promise<unknown> =>
  tx.query(hiding, [workspaceId, id, JSON.stringify(messageIds)])

export const hiddenFor = async (tx: Tx, workspaceId: string, id: string): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select message_id as id from suspect_hidings where workspace_id = $1 and suspect_id = $2 order by message_id`,
      [workspaceId, id],
    )
  ).map(each => each.id)

const saying: Statement = {
  name: 'suspects-own-messages',
  text: `select m.id from json_array_elements_text($3::json) as x(id) join messages m on m.workspace_id = $1 and m.id = x.id::uuid
    join conversations c on c.workspace_id = $1 and c.id = m.conversation_id and c.customer_id = $2 where m.direction = 'in' order by m.id`,
}

/** Those of these messages that the customer wrote. */
export const ownMessages = async (
  tx: Tx,
  workspaceId: string,
  customerId: string,
  ids: readonly string[],
): Promise<string[]> =>
  (await tx.query<{ id: string }>(saying, [workspaceId, customerId, JSON.stringify(ids)])).map(({ id }) => id)

/** As it is shown: without the ids behind it. Pure. */
export function cardOf(row: SuspectRow): SuspectCard {
  const { samples: _, requestIds: __, answerIds: ___, writtenTo: ____, ...evidence } = row.evidence
  const { id, customerId, name, state, since, lookedAt } = row
  return {
    ...{ id, customerId, name, state, since, lookedAt, evidence },
    decision:
      row.decidedAt === null
        ? null
        : { at: row.decidedAt, byId: row.decidedBy, rule: row.rule, reason: row.reason ?? '' },
    appeal:
      row.appealedAt === null
        ? null
        : { text: row.appeal ?? '', at: row.appealedAt, byId: row.appealedBy, answer: answerIn(row) },
    pause: row.pauseFor === null ? null : { personId: row.pauseFor, at: row.pausedAt, byId: row.pausedBy },
  }
}

const answerIn = ({ appealOutcome: outcome, appealAnswer, answeredAt: at, answeredBy: byId }: SuspectRow) =>
  outcome === null || at === null ? null : { outcome, text: appealAnswer ?? '', at, byId }
