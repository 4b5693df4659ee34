import type { Visibility } from '#channel'
import { sqlTime, type Statement, type Tx } from '#db'
import { day } from '#lib'
import type { Holder, Status } from '#protocol'
import type { ServiceClass } from '#service-levels'

/** A conversation as distribution sees it, at this moment. */
export type Subject = {
  id: string
  customerId: string
  profileId: string
  channel: string
  status: Status
  holderKind: Holder['kind']
  /** The agent's, or the team's whose queue it waits in. */
  holderId: string | null
  turnAt: number | null
  openedAt: number
  /** When something was last done or said in it, to the minute. */
  activeAt: number
  isAnswered: boolean
  /** What was said in it stands in another one, or starts nothing. */
  isSilent: boolean
  language: string | null
  kind: string | null
  visibility: Visibility
  /** Of the clock that runs for the turn that stands. */
  class: ServiceClass | null
  lastInAt: number | null
  /** Who served the customer last in another conversation, and when it was opened. */
  servedBy: string | null
  servedAt: number | null
}

const finding: Statement = {
  name: 'routing-subjects',
  text: `select c.id, c.customer_id as "customerId", c.profile_id as "profileId", c.channel, c.status, c.holder_kind as "holderKind",
      c.holder_id as "holderId", c.turn_at as "turnAt", c.opened_at as "openedAt", c.active_at as "activeAt", c.first_answered_at is not null as "isAnswered",
      c.merged_into is not null or c.historic as "isSilent", r.language, case when r.is_unsure then null else r.kind end as kind,
      r.last_visibility as visibility, d.class, said.at as "lastInAt", before.holder_id as "servedBy", before.opened_at as "servedAt"
    from conversations c
    join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    left join lateral (select class from deadlines d where d.workspace_id = c.workspace_id and d.conversation_id = c.id
      and d.aim <> 'resolution' and d.state = 'running' order by d.started_at desc limit 1) d on true
    left join lateral (select m.at from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      and m.direction = 'in' order by m.at desc, m.id desc limit 1) said on true
    left join lateral (select o.holder_id, o.opened_at from conversations o where o.workspace_id = c.workspace_id
      and o.customer_id = c.customer_id and o.id <> c.id and o.holder_kind = 'agent' order by o.opened_at desc limit 1) before on true
    where c.workspace_id = $1 and c.id = any($2::uuid[])`,
}

/** As engine. */
export const findSubjects = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Subject[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.query<Subject>(finding, [workspaceId, ids])

/** Whoever was answered so long ago is on nobody's table. */
export const silentMs = day

const open: Statement = {
  name: 'routing-open',
  text: `select id from conversations where workspace_id = $1 and merged_into is null and not historic and holder_kind <> 'bot'
    and (status = 'open' or status = 'waiting' and holder_kind = 'agent' and active_at > $2)`,
}

const openWith: Statement = {
  name: 'routing-open-with',
  text: `select c.id from conversations c where c.workspace_id = $1 and c.customer_id = any($3::uuid[]) and c.merged_into is null
    and not c.historic and c.holder_kind <> 'bot' and (c.status = 'open' or c.status = 'waiting' and c.holder_kind = 'agent' and c.active_at > $2)`,
}

/** Those of these customers. As engine. */
export const openWithCustomers = async (
  tx: Tx,
  workspaceId: string,
  customerIds: readonly string[],
  now: number,
): Promise<string[]> =>
  customerIds.length === 0
    ? []
    : (await tx.query<{ id: string }>(openWith, [workspaceId, sqlTime(now - silentMs), customerIds])).map(
        ({ id }) => id,
      )

/** The conversations that want somebody, or are on somebody's table. As engine. */
export const openSubjects = async (tx: Tx, workspaceId: string, now: number): Promise<string[]> =>
  (await tx.query<{ id: string }>(open, [workspaceId, sqlTime(now - silentMs)])).map(({ id }) => id)
