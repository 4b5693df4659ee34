import { teamIdOf } from '#routing-work'
import type { State } from '#routing-engine'
import { seatLoad } from '#routing-floor'
import { deadlineOf, totalOf } from '#routing-rules'
import { seenIn } from './reconcile.ts'
import type { Change, SeatRow, TaskRow, WaitingRow, WorkRow } from './store.ts'

/** Those whom a turn may have changed. */
export type Touched = { customerIds: Set<string>; taskIds: Set<string>; agentIds: Set<string> }

/** How they stand now, as it is kept. Pure. */
export function changeOf(state: State, { customerIds, taskIds, agentIds }: Touched): Change {
  const ids = [...customerIds]
  return {
    ...{ customerIds: ids, taskIds: [...taskIds] },
    tasks: [...taskIds].flatMap(id => taskRow(state, id) ?? []),
    waiting: ids.flatMap(id => waitingRow(state, id) ?? []),
    works: ids.flatMap(id => workRow(state, id) ?? []),
    seats: [...agentIds].flatMap(id => seatRow(state, id) ?? []),
  }
}

function taskRow(state: State, id: string): TaskRow | undefined {
  const seen = seenIn(state, id)
  if (!seen) return undefined
  const { task, agentId, phase } = seen
  const held = state.works.get(task.customerId)?.tasks.find(each => each.task.id === id)
  const dueAt = deadlineOf(task)
  return {
    ...{ id, customerId: state.customers.get(id)!, teamId: teamIdOf(task.queueId), agentId },
    ...{ phase: phase ?? 'waiting', since: held?.since ?? task.arrivedAt, kind: task.kind, class: task.class },
    ...{ arrivedAt: task.arrivedAt, dueAt: Number.isFinite(dueAt) ? dueAt : null },
  }
}

function waitingRow({ bundles }: State, id: string): WaitingRow | undefined {
  const bundle = bundles.get(id)
  if (!bundle) return undefined
  const { customerId, excluded, sticky, passedOver, isTold } = bundle
  return { customerId, excluded: [...excluded], sticky, passedOver, isTold }
}

function workRow({ works }: State, id: string): WorkRow | undefined {
  const work = works.get(id)
  if (!work) return undefined
  const { customerId, seat, startedAt, isPaused, isFirm } = work
  return { customerId, agentId: seat.agent.id, startedAt, isPaused, isFirm }
}

function seatRow({ seats, policy }: State, agentId: string): SeatRow | undefined {
  const seat = seats.get(agentId)
  if (!seat) return undefined
  const { presence, misses, idleSince, lastOfferAt, leftAt, backAt, wrapUp } = seat
  // Wrap-up leaves room for nothing, and is nothing that they have.
  const load = wrapUp ? seatLoad({ ...seat, wrapUp: null }, policy) : seat.load
  return { agentId, presence, misses, idleSince, lastOfferAt, leftAt, backAt, wrapUp, load: totalOf(load) }
}

/** Whoever has something of a customer, or it lies before. */
export function agentsOf({ bundles, works }: State, customerId: string): string[] {
  const offered = bundles.get(customerId)?.offer?.seat.agent.id
  const holder = works.get(customerId)
  return [...(offered === undefined ? [] : [offered]), ...(holder ? [holder.seat.agent.id] : [])]
}
