import { calledIn } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { covered } from '#personal'
import type { IncidentAnswer, LeftOut, Status } from '#protocol'

const columns = `id, text, reason_id as "reasonId", by_id as "byId", at, state, told, left_out as "leftOut"`

export type Answer = IncidentAnswer & { incidentId: string; afterId: string | null }

/** False when one of this id is there. */
export const insertAnswer = async (
  tx: Tx,
  workspaceId: string,
  answer: Pick<Answer, 'id' | 'incidentId' | 'text' | 'reasonId' | 'byId' | 'at'>,
): Promise<boolean> =>
  (
    await tx.query(
      `insert into incident_answers (workspace_id, id, incident_id, text, reason_id, by_id, at, state)
       values ($1, $2, $3, $4, $5, $6, $7, 'running') on conflict do nothing returning 1`,
      [workspaceId, answer.id, answer.incidentId, answer.text, answer.reasonId, answer.byId, sqlTime(answer.at)],
    )
  ).length > 0

const loading: Statement = {
  name: 'incidents-answer',
  text: `select ${columns}, incident_id as "incidentId", after_id as "afterId" from incident_answers where workspace_id = $1 and id = $2`,
}

export const loadAnswer = async (tx: Tx, workspaceId: string, id: string): Promise<Answer | undefined> =>
  (await tx.query<Answer>(loading, [workspaceId, id]))[0]

export const answersOf = (tx: Tx, workspaceId: string, incidentId: string): Promise<IncidentAnswer[]> =>
  tx.query<IncidentAnswer>(
    `select ${columns} from incident_answers where workspace_id = $1 and incident_id = $2 order by at desc, id desc limit 20`,
    [workspaceId, incidentId],
  )

const settingState: Statement = {
  name: 'incidents-answer-state',
  text: `update incident_answers set state = $3, after_id = case when $3 = 'running' then null else after_id end
    where workspace_id = $1 and id = $2 and state <> $3 and ($3 <> 'cancelled' or state = 'running') returning 1`,
}

/** Whether it was otherwise; one that goes on begins at the first conversation again. */
export const setAnswerState = async (
  tx: Tx,
  workspaceId: string,
  id: string,
  state: IncidentAnswer['state'],
): Promise<boolean> => (await tx.query(settingState, [workspaceId, id, state])).length > 0

const noting: Statement = {
  name: 'incidents-telling',
  text: `insert into incident_tellings as t (workspace_id, answer_id, conversation_id, outcome, at) values ($1, $2, $3, $4, $5)
    on conflict (workspace_id, answer_id, conversation_id) do update set outcome = excluded.outcome, at = excluded.at
    where t.outcome <> 'told' returning (xmax = 0) as "isFirst"`,
}

const advancing: Statement = {
  name: 'incidents-answer-advance',
  text: `update incident_answers set after_id = $3, told = told + $4, left_out = left_out + $5 where workspace_id = $1 and id = $2`,
}

const marking: Statement = {
  name: 'incidents-told-by',
  text: `update incident_conversations set told_by = $3 where workspace_id = $1 and conversation_id = $2`,
}

/** Writes down what became of it in one conversation, and how far it has come. `outcome` null: it was told before. */
export async function noteTelling(
  tx: Tx,
  workspaceId: string,
  {
    answerId,
    conversationId,
    outcome,
    at,
  }: { answerId: string; conversationId: string; outcome: string | null; at: number },
): Promise<void> {
  const isTold = outcome === 'told'
  const noted =
    outcome === null
      ? []
      : await tx.query<{ isFirst: boolean }>(noting, [workspaceId, answerId, conversationId, outcome, sqlTime(at)])
  // Told at last, it is no longer left out.
  const leftOut = noted.length === 0 ? 0 : isTold ? (noted[0]!.isFirst ? 0 : -1) : noted[0]!.isFirst ? 1 : 0
  const told = noted.length > 0 && isTold ? 1 : 0
  await Promise.all([
    tx.query(advancing, [workspaceId, answerId, conversationId, told, leftOut]),
    isTold && tx.query(marking, [workspaceId, conversationId, answerId]),
  ])
}

const telling: Statement = {
  name: 'incidents-told',
  text: `select 1 from incident_tellings where workspace_id = $1 and answer_id = $2 and conversation_id = $3 and outcome = 'told'`,
}

export const isTold = async (tx: Tx, workspaceId: string, answerId: string, conversationId: string): Promise<boolean> =>
  (await tx.query(telling, [workspaceId, answerId, conversationId])).length > 0

export async function findLeftOut(tx: Tx, workspaceId: string, answerId: string): Promise<LeftOut[]> {
  const found = await tx.query<LeftOut>(
    `select t.conversation_id as "conversationId", t.outcome as code, ${calledIn} as name, c.channel from incident_tellings t
       join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
     where t.workspace_id = $1 and t.answer_id = $2 and t.outcome <> 'told' order by t.conversation_id limit 200`,
    [workspaceId, answerId],
  )
  return found.map(one => ({ ...one, name: covered(one.name) }))
}

/** All that decides whether, and how, a conversation can be told. */
export type Standing = {
  id: string
  name: string
  customerName: string
  channel: string
  subject: string | null
  profileId: string
  status: Status
  isMerged: boolean
  privateAt: number | null
  publicAt: number | null
  isUnreachable: boolean
}

const standing: Statement = {
  name: 'incidents-standing',
  text: `select c.id, coalesce(nullif(p.name, ''), nullif(i.name, ''), '') as "customerName", r.name, c.channel, c.subject, c.profile_id as "profileId", c.status,
      c.merged_into is not null as "isMerged", coalesce(heard.unreachable, false) as "isUnreachable",
      heard.private_at as "privateAt", heard.public_at as "publicAt"
    from json_array_elements_text($2::json) with ordinality as x(id, place)
    join conversations c on c.workspace_id = $1 and c.id = x.id::uuid
    join inbox_rows r on r.workspace_id = $1 and r.conversation_id = c.id
    join customers p on p.workspace_id = $1 and p.id = c.customer_id
    join identities i on i.workspace_id = $1 and i.id = c.identity_id
    cross join lateral (
      select max(l.at) filter (where v.visibility = 'private') as private_at, max(l.at) filter (where v.visibility = 'public') as public_at,
        bool_or(w.unreachable_since is not null) as unreachable
      from (values ('private'), ('public')) as v (visibility)
      cross join lateral (
        select m.at, m.identity_id from messages m
        where m.workspace_id = $1 and m.conversation_id = c.id and m.direction = 'in' and m.visibility = v.visibility
        order by m.at desc, m.id desc limit 1
      ) l
      join identities w on w.workspace_id = $1 and w.id = l.identity_id
    ) heard
    order by x.place`,
}

export const standingOf = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Standing[]> =>
  tx.query<Standing>(standing, [workspaceId, JSON.stringify(ids)])
