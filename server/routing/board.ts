import { mustBeAble, type Who } from '#accounts'
import { calledIn } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { hour, minute } from '#lib'
import { covered } from '#personal'
import {
  type AgentBoard,
  boardMinutes,
  type HeldTask,
  type QueueBoard,
  type QueueRule,
  type RoutingBoard,
  type ServiceClassShown,
  type WaitingTask,
} from '#protocol'
import { queueIdOf, queueRules, teamIdOf } from '#routing-work'

const waiting: Statement = {
  name: 'routing-board-queues',
  text: `select team_id as "teamId", class, count(*)::int as waiting, count(*) filter (where due_at <= $2)::int as late,
      count(*) filter (where due_at > $2 and due_at <= $3)::int as soon, min(arrived_at) as "longestSince"
    from routing_tasks where workspace_id = $1 and phase = 'waiting' group by 1, 2`,
}
const minutes: Statement = {
  name: 'routing-board-minutes',
  text: `select team_id as "teamId", greatest(floor(extract(epoch from due_at - $2::timestamptz) / 60), $3::int)::int as minute, count(*)::int as count
    from routing_tasks where workspace_id = $1 and phase = 'waiting' and due_at < $4 group by 1, 2 order by 2`,
}
const seats: Statement = {
  name: 'routing-board-agents',
  text: `select s.agent_id as id, s.presence, s.load, coalesce(t.active, 0) as active, coalesce(t.answered, 0) as answered,
      coalesce(t.parked, 0) as parked, o.expires_at as "offeredUntil", (s.wrap_up::json->>'until')::float8 as "wrapUpUntil"
    from routing_seats s
    left join (select agent_id, count(*) filter (where phase = 'active')::int as active,
        count(*) filter (where phase = 'answered')::int as answered, count(*) filter (where phase = 'parked')::int as parked
      from routing_tasks where workspace_id = $1 and agent_id is not null group by 1) t on t.agent_id = s.agent_id
    left join routing_offers o on o.workspace_id = s.workspace_id and o.agent_id = s.agent_id and o.ended_at is null
    where s.workspace_id = $1 order by s.agent_id`,
}
const running: Statement = {
  name: 'routing-board-engine',
  text: `select 1 from routing_engines where workspace_id = $1`,
}

type MinuteRow = QueueBoard['due'][number] & { teamId: string }
type QueueRow = Omit<QueueBoard, keyof QueueRule | 'byClass' | 'due'> & { teamId: string; class: ServiceClassShown }

/** How work and people stand now. As app. @throws Fault `forbidden` (403) */
export async function boardOf(tx: Tx, who: Who, { now }: { now: number }): Promise<RoutingBoard> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  const rules = await queueRules(tx, workspaceId)
  const rows = await tx.query<QueueRow>(waiting, [workspaceId, sqlTime(now), sqlTime(now + hour)])
  const byQueue = Map.groupBy(rows, ({ teamId }) => queueIdOf(teamId))
  const until = sqlTime(now + boardMinutes.after * minute)
  const due = await tx.query<MinuteRow>(minutes, [workspaceId, sqlTime(now), -boardMinutes.before, until])
  const dueIn = Map.groupBy(due, ({ teamId }) => queueIdOf(teamId))
  return {
    at: now,
    isRunning: rules.some(({ mode }) => mode === 'push') && (await tx.query(running, [workspaceId])).length > 0,
    queues: rules.map(rule => ({
      ...rule,
      ...sumOf(byQueue.get(queueIdOf(rule.teamId)) ?? []),
      due: (dueIn.get(queueIdOf(rule.teamId)) ?? []).map(({ minute: at, count }) => ({ minute: at, count })),
    })),
    agents: await tx.query<AgentBoard>(seats, [workspaceId]),
  }
}

function sumOf(rows: readonly QueueRow[]): Omit<QueueBoard, keyof QueueRule | 'due'> {
  const sum = (of: (row: QueueRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const since = rows.flatMap(({ longestSince }) => longestSince ?? [])
  return {
    ...{ waiting: sum(row => row.waiting), late: sum(row => row.late), soon: sum(row => row.soon) },
    longestSince: since.length === 0 ? null : Math.min(...since),
    byClass: Object.fromEntries(rows.map(row => [row.class, row.waiting])),
  }
}

const listing: Statement = {
  name: 'routing-waiting-list',
  text: `select t.conversation_id as "conversationId", ${calledIn} as name, c.channel, t.kind, t.class, t.arrived_at as "arrivedAt", t.due_at as "dueAt",
      o.agent_id as "offeredTo"
    from routing_tasks t
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    left join routing_offers o on o.workspace_id = t.workspace_id and o.customer_id = t.customer_id and o.ended_at is null
    where t.workspace_id = $1 and t.team_id = $2 and t.phase = 'waiting'
    order by t.due_at nulls last, t.conversation_id limit 500`,
}

/** What waits in a queue, at most 500 of those that are due first. As app. @throws Fault `forbidden` (403) */
export async function waitingIn(tx: Tx, who: Who, teamId: string | null): Promise<WaitingTask[]> {
  mustBeAble(who, 'supervise')
  return named(await tx.query<WaitingTask>(listing, [who.workspaceId, teamIdOf(queueIdOf(teamId))]))
}

const holding: Statement = {
  name: 'routing-held',
  text: `select t.conversation_id as "conversationId", ${calledIn} as name, c.channel, t.kind, t.class, t.arrived_at as "arrivedAt", t.due_at as "dueAt", t.phase
    from routing_tasks t
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    where t.workspace_id = $1 and t.agent_id = $2 and t.phase <> 'waiting'
    order by t.due_at nulls last, t.conversation_id limit 500`,
}

/** What somebody has in hand, at most 500 of those that are due first. As app. @throws Fault `forbidden` (403) */
export async function heldBy(tx: Tx, who: Who, agentId: string): Promise<HeldTask[]> {
  mustBeAble(who, 'supervise')
  return named(await tx.query<HeldTask>(holding, [who.workspaceId, agentId]))
}

const named = <T extends { name: string }>(tasks: readonly T[]): T[] =>
  tasks.map(task => ({ ...task, name: covered(task.name) }))
