import { openHeap } from '#lib'
import type { Policy } from '#routing-rules'
import { type Decision, type Event, nextMoment, openState, stepBatch } from '#routing-engine'
import type { Arrival, Outcome, Trace } from './trace.ts'

/** `order` keeps what happens at one moment in one order. */
type Plan = { at: number; order: number; event: Event }

/**
 * Runs the production step over a day. Agents take what they are offered at once, work on each task for as long as it took,
 * and finish what they have after their shift. It ends when nothing more can happen.
 */
export function simulate(trace: Trace, policy: Policy): Outcome[] {
  const state = openState(policy, trace.queues)
  const outcomes = new Map<string, Outcome>()
  const arrivals = new Map<string, Arrival>()
  for (const arrival of trace.arrivals) {
    const { task } = arrival
    arrivals.set(task.id, arrival)
    outcomes.set(task.id, { task, startedAt: null, endedAt: null, agentId: null })
  }
  const known = plannedOf(trace)
  const ends = openHeap<Plan>((one, other) => one.at - other.at || one.order - other.order)
  let next = 0

  function settle(decisions: readonly Decision[], now: number): void {
    for (const decision of decisions) {
      if (decision.kind !== 'assigned') continue
      for (const id of decision.taskIds) {
        const { handleMs } = arrivals.get(id)!
        Object.assign(outcomes.get(id)!, { startedAt: now, endedAt: now + handleMs, agentId: decision.agentId })
        ends.push({ at: now + handleMs, order: ends.size, event: { kind: 'task.closed', taskId: id } })
      }
    }
    const accepted = decisions.flatMap((decision): Event[] =>
      decision.kind === 'offered' ? [{ kind: 'offer.accepted', offerId: decision.offerId }] : [],
    )
    if (accepted.length > 0) settle(stepBatch(state, accepted, now).decisions, now)
  }

  for (;;) {
    const planned = known[next]?.at ?? Infinity
    const ending = ends.peek()?.at ?? Infinity
    const isOver = planned === Infinity && ending === Infinity && state.bundles.size === 0
    const now = Math.min(planned, ending, nextMoment(state))
    if (isOver || now === Infinity) return [...outcomes.values()]
    const events: Event[] = []
    while ((ends.peek()?.at ?? Infinity) <= now) events.push(ends.pop()!.event)
    while (known[next] && known[next]!.at <= now) events.push(known[next++]!.event)
    settle(stepBatch(state, events, now).decisions, now)
  }
}

function plannedOf({ agents, arrivals }: Trace): { at: number; event: Event }[] {
  const first = Math.min(arrivals[0]?.task.arrivedAt ?? Infinity, ...agents.flatMap(({ shifts }) => shifts.flat()))
  return [
    ...agents.map(({ agent }) => ({ at: first, event: { kind: 'agent.changed', agent } as const })),
    ...agents.flatMap(({ agent: { id }, shifts }) =>
      shifts.flatMap(([from, to]) => [
        { at: from, event: { kind: 'agent.available', agentId: id } as const },
        { at: to, event: { kind: 'agent.away', agentId: id } as const },
      ]),
    ),
    ...arrivals.map(({ task }) => ({ at: task.arrivedAt, event: { kind: 'task.arrived', task } as const })),
  ].toSorted((one, other) => one.at - other.at)
}
