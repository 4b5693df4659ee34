import type { Who } from '#accounts'
import { mustReach } from '#conversations'
import type { Statement, Tx } from '#db'
import { explain } from '#routing-engine'
import type { RoutingDecision, RoutingStanding, RoutingWhy } from '#protocol'
import { findFloor, type Rules } from '#routing-work'
import { leftBehind } from './load.ts'

const deciding: Statement = {
  name: 'routing-decisions-of',
  text: `select id, at, kind, agent_id as "agentId", detail from routing_decisions
    where workspace_id = $1 and conversation_id = $2 order by id desc limit 50`,
}
const knowing: Statement = {
  name: 'routing-task',
  text: `select 1 from routing_tasks where workspace_id = $1 and conversation_id = $2`,
}

type Asked = { id: string; now: number; channelOf: Rules['channelOf'] }

/** The latest decisions first. As app. @throws Fault `conversation.unknown` (404) */
export async function whyOf(tx: Tx, who: Who, { id, now, channelOf }: Asked): Promise<RoutingWhy> {
  const { workspaceId } = who
  await mustReach(tx, who, id)
  const found = await tx.query<Omit<RoutingDecision, 'detail'> & { detail: string }>(deciding, [workspaceId, id])
  const decisions = found.map(row => ({ ...row, detail: JSON.parse(row.detail) as RoutingDecision['detail'] }))
  const isKnown = (await tx.query(knowing, [workspaceId, id])).length > 0
  return { standing: isKnown ? await standingOf(tx, workspaceId, { id, now, channelOf }) : null, decisions }
}

/** As the engine would see it now: from what it has kept, without deciding anything. */
async function standingOf(tx: Tx, workspaceId: string, { id, now, channelOf }: Asked): Promise<RoutingStanding | null> {
  const floor = await findFloor(tx, workspaceId, now, channelOf)
  const state = await leftBehind(tx, { workspaceId, floor, now })
  const found = explain(state, id, now)
  if (!found || found.kind === 'held') return found ?? null
  const { urgency, index, isOverdue, arrivedAt, deadline } = found.rank
  const rank = { urgency, index, isOverdue }
  if (found.kind === 'offered') return { ...found, rank }
  return { ...found, rank, arrivedAt, dueAt: Number.isFinite(deadline) ? Math.ceil(deadline) : null }
}
