import { mustBeAble, record, type Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { QueueRule } from '#protocol'
import { mustBeTeam, teams } from '#teams'
import { skills } from '#workforce'
import { tellQueues } from './events.ts'
import { commonQueue } from './task-of.ts'

/** The common queue has no team; in the database it has this one. */
const nobody = '00000000-0000-0000-0000-000000000000'
export const teamIdOf = (queueId: string): string => (queueId === commonQueue ? nobody : queueId)
export const queueIdOf = (teamId: string | null): string =>
  teamId === null || teamId === nobody ? commonQueue : teamId

type Row = {
  teamId: string
  mode: QueueRule['mode']
  needs: string
  overflowTeamId: string | null
  overflowAt: number | null
}

const listing: Statement = {
  name: 'routing-queues',
  text: `select q.team_id as "teamId", q.mode, q.needs, q.overflow_team_id as "overflowTeamId", q.overflow_at as "overflowAt"
    from routing_queues q where q.workspace_id = $1`,
}

const ruleIn = ({ teamId, mode, needs, overflowTeamId, overflowAt }: Row): QueueRule => ({
  teamId: teamId === nobody ? null : teamId,
  ...{ mode, needs: JSON.parse(needs) as QueueRule['needs'] },
  overflow: overflowAt === null ? null : { teamId: overflowTeamId === nobody ? null : overflowTeamId, at: overflowAt },
})

/** Of every queue that is there: what was set, or else that whoever wants takes. */
export async function queueRules(tx: Tx, workspaceId: string): Promise<QueueRule[]> {
  const set = new Map((await tx.query<Row>(listing, [workspaceId])).map(row => [row.teamId, ruleIn(row)]))
  const there = (await teams(tx, { kind: 'machine', workspaceId })).filter(({ isArchived }) => !isArchived)
  return [null, ...there.map(({ id }) => id)].map(
    teamId => set.get(teamId ?? nobody) ?? { teamId, mode: 'pull', needs: {}, overflow: null },
  )
}

const pushing: Statement = {
  name: 'routing-pushing',
  text: `select distinct workspace_id as id from routing_queues where mode = 'push'`,
}

/** The brands in which anything is offered. As engine. */
export const pushingWorkspaces = async (tx: Tx): Promise<string[]> =>
  (await tx.query<{ id: string }>(pushing)).map(({ id }) => id)

const saving: Statement = {
  name: 'routing-queue-save',
  text: `insert into routing_queues (workspace_id, team_id, mode, needs, overflow_team_id, overflow_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (workspace_id, team_id) do update set mode = excluded.mode, needs = excluded.needs,
      overflow_team_id = excluded.overflow_team_id, overflow_at = excluded.overflow_at`,
}

/**
 * Sets how the work of a queue reaches people.
 * @throws Fault `forbidden` (403), `team.unknown` (404), `routing.needs`, `routing.overflow` (422)
 */
export async function setQueueRule(tx: Tx, who: Who, rule: QueueRule): Promise<void> {
  mustBeAble(who, 'supervise')
  const { teamId, mode, needs, overflow } = rule
  if (teamId !== null) await mustBeTeam(tx, who, teamId)
  if (overflow && overflow.teamId !== null) await mustBeTeam(tx, who, overflow.teamId)
  if (overflow && (overflow.teamId === teamId || !(overflow.at >= 0 && overflow.at <= 10)))
    throw new Fault('routing.overflow', 422)
  const known = new Set((await skills(tx, who)).filter(({ isArchived }) => !isArchived).map(({ id }) => id))
  const isSound = Object.entries(needs).every(
    ([id, level]) => known.has(id) && Number.isInteger(level) && level >= 1 && level <= 5,
  )
  if (!isSound) throw new Fault('routing.needs', 422)
  const over = overflow === null ? [null, null] : [overflow.teamId ?? nobody, overflow.at]
  await tx.query(saving, [who.workspaceId, teamId ?? nobody, mode, JSON.stringify(needs), ...over])
  await record(tx, who, 'routing.queue', teamId ?? undefined, { mode })
  await append(tx, [tellQueues(who.workspaceId)])
}
