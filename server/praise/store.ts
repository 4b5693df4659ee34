import { sqlTime, type Statement, type Tx } from '#db'
import type { Spot } from '#lib'

export type Named = { workspaceId: string; id: string }

const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))

const adding: Statement = {
  name: 'praise-add',
  text: `insert into praises (workspace_id, message_id, at, due_at, state)
    select m.workspace_id, m.id, m.at, m.at + interval '24 hours', 'waiting'
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i and m.deleted_at is null and m.visibility = 'public' and m.direction = 'in'
    join readings r on r.workspace_id = m.workspace_id and r.message_id = m.id
      and r.sentiment >= 0.6 and not r.is_unsure and not r.is_historic and r.kind in ('praise', 'courtesy', 'other')
    where not exists (select 1 from incident_conversations l join incidents n on n.workspace_id = l.workspace_id and n.id = l.incident_id and n.state = 'open'
      where l.workspace_id = m.workspace_id and l.conversation_id = m.conversation_id)
    on conflict do nothing returning workspace_id as "workspaceId"`,
}

/** Takes in what of these messages is praise that anybody can read. Returns whose there is more. */
export const addPraise = async (tx: Tx, named: readonly Named[]): Promise<string[]> =>
  named.length === 0 ? [] : workspacesOf(await tx.query<Pick<Named, 'workspaceId'>>(adding, [asJson(named)]))

const removing: Statement = {
  name: 'praise-remove',
  text: `delete from praises p using json_to_recordset($1::json) as x(w uuid, i uuid)
    where p.workspace_id = x.w and p.message_id = x.i and not exists (
      select 1 from messages m join readings r on r.workspace_id = m.workspace_id and r.message_id = m.id
      where m.workspace_id = x.w and m.id = x.i and m.deleted_at is null and r.sentiment >= 0.6 and not r.is_unsure)
    returning p.workspace_id as "workspaceId"`,
}

/** Lets go what of these is no praise any more. */
export const removePraise = async (tx: Tx, named: readonly Named[]): Promise<string[]> =>
  named.length === 0 ? [] : workspacesOf(await tx.query<Pick<Named, 'workspaceId'>>(removing, [asJson(named)]))

const thanking: Statement = {
  name: 'praise-thank',
  text: `update praises p set state = 'thanked', settled_at = x.t, settled_by = m.author_id
    from json_to_recordset($1::json) as x(w uuid, m uuid, t timestamptz)
    join messages m on m.workspace_id = x.w and m.id = x.m and m.author_kind = 'agent' and m.direction = 'out'
    join messages said on said.workspace_id = m.workspace_id and said.conversation_id = m.conversation_id and said.direction = 'in'
      and said.at <= m.at and said.at > m.at - interval '30 days'
    where p.workspace_id = said.workspace_id and p.message_id = said.id and p.state = 'waiting'
    returning p.workspace_id as "workspaceId"`,
}

export type Answered = Named & { at: number }

/** Whoever was answered was thanked. */
export const thank = async (tx: Tx, answered: readonly Answered[]): Promise<string[]> =>
  answered.length === 0
    ? []
    : workspacesOf(
        await tx.query<Pick<Named, 'workspaceId'>>(thanking, [
          JSON.stringify(answered.map(({ workspaceId, id, at }) => ({ w: workspaceId, m: id, t: sqlTime(at) }))),
        ]),
      )

const workspacesOf = (rows: readonly Pick<Named, 'workspaceId'>[]): string[] => [
  ...new Set(rows.map(({ workspaceId }) => workspaceId)),
]

export type PraiseRow = { id: string; dueAt: number; state: 'waiting' | 'thanked' | 'passed' }

/** What waits, that is due first. What has a cause since is left out while that is open. */
export function findWaiting(
  tx: Tx,
  workspaceId: string,
  { after, limit }: { after: Spot | undefined; limit: number },
): Promise<PraiseRow[]> {
  const later = after ? 'and (p.due_at, p.message_id) > ($2, $3)' : ''
  return tx.query<PraiseRow>(
    `select p.message_id as id, p.due_at as "dueAt", p.state from praises p
     where p.workspace_id = $1 and p.state = 'waiting' ${later} and not exists (
       select 1 from messages m
       join incident_conversations l on l.workspace_id = m.workspace_id and l.conversation_id = m.conversation_id
       join incidents n on n.workspace_id = l.workspace_id and n.id = l.incident_id and n.state = 'open'
       where m.workspace_id = p.workspace_id and m.id = p.message_id)
     order by p.due_at, p.message_id limit ${limit}`,
    [workspaceId, ...(after ? [sqlTime(after.at), after.id] : [])],
  )
}

const settling: Statement = {
  name: 'praise-settle',
  text: `update praises set state = $3, settled_at = $4, settled_by = $5 where workspace_id = $1 and message_id = $2 and state <> $3 returning 1`,
}

type Settled = { id: string; state: PraiseRow['state']; at: number | null; by: string | null }

/** False when it was so before. */
export const settle = async (tx: Tx, workspaceId: string, { id, state, at, by }: Settled): Promise<boolean> =>
  (await tx.query(settling, [workspaceId, id, state, at === null ? null : sqlTime(at), by])).length > 0

export const findState = async (tx: Tx, workspaceId: string, id: string): Promise<PraiseRow['state'] | undefined> =>
  (
    await tx.query<Pick<PraiseRow, 'state'>>(`select state from praises where workspace_id = $1 and message_id = $2`, [
      workspaceId,
      id,
    ])
  )[0]?.state
