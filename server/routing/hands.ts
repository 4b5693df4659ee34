import { commonQueue, type Subject } from '#routing-work'
import { handOn } from '#conversations'
import { lockCustomers } from '#customers'
import type { Statement, Tx } from '#db'
import type { NewEvent } from '#log'
import type { Decision, State } from '#routing-engine'
import type { Holder } from '#protocol'
import { noteNotResponding } from '#workforce'
import { seenIn } from './reconcile.ts'

const before: Statement = {
  name: 'routing-hands',
  text: `select conversation_id as id, agent_id as "agentId" from routing_tasks where workspace_id = $1 and conversation_id = any($2::uuid[])`,
}

type Asked = {
  workspaceId: string
  state: State
  decisions: readonly Decision[]
  /** As they were read for these decisions. */
  subjects: readonly Subject[]
  now: number
}

/**
 * Puts conversations into the hands that were decided, each only where it still is in those that the engine knew of: what
 * somebody took meanwhile stays theirs, and the log tells it. Returns the events for the end of the transaction. As engine.
 */
export async function putIntoHands(
  tx: Tx,
  { workspaceId, state, decisions, subjects, now }: Asked,
): Promise<NewEvent[]> {
  const moved = movedBy(decisions)
  const told: NewEvent[] = []
  if (moved.size > 0) {
    const ids = [...moved.keys()]
    await lockCustomers(tx, [...new Set(ids.flatMap(id => state.customers.get(id) ?? []))])
    const rows = await tx.query<{ id: string; agentId: string | null }>(before, [workspaceId, ids])
    const had = new Map(rows.map(({ id, agentId }) => [id, agentId]))
    const seen = new Map(subjects.map(({ id, holderId }) => [id, holderId]))
    for (const [id, by] of moved) {
      const to = holderOf(state, id)
      if (!to) continue
      const from = (holder: Holder) =>
        holder.kind === 'queue' ||
        (holder.kind === 'agent' && (holder.id === had.get(id) || holder.id === seen.get(id)))
      told.push(...((await handOn(tx, { workspaceId, id, from, to, by, now })) ?? []))
    }
  }
  for (const decision of decisions)
    if (decision.kind === 'not-responding')
      await noteNotResponding(tx, { workspaceId, personId: decision.agentId, now })
  return told
}

/** Conversations that are in other hands now → who did it; null: distribution. */
function movedBy(decisions: readonly Decision[]): Map<string, string | null> {
  const moved = new Map<string, string | null>()
  for (const decision of decisions) {
    if (decision.kind !== 'assigned' && decision.kind !== 'requeued') continue
    const isOwn = decision.reason === 'accepted' || decision.reason === 'pulled'
    for (const id of decision.taskIds) moved.set(id, isOwn ? decision.agentId : null)
  }
  return moved
}

function holderOf(state: State, id: string): Exclude<Holder, { kind: 'bot' }> | undefined {
  const seen = seenIn(state, id)
  if (!seen) return undefined
  if (seen.agentId !== null) return { kind: 'agent', id: seen.agentId }
  const { queueId } = seen.task
  return queueId === commonQueue ? { kind: 'queue' } : { kind: 'queue', team: queueId }
}
