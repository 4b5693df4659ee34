import {
  type AssignReason,
  type Bundle,
  byUrgency,
  type Decision,
  dropBundle,
  file,
  type Held,
  heldTasks,
  idsOf,
  loadOf,
  type Moment,
  openTasks,
  patienceEnds,
  regroup,
  type RequeueReason,
  type Seat,
  seatLoad,
  type State,
  whenFirm,
  wholeDemand,
  type Work,
} from '#routing-floor'
import { capacity, fits, type Task } from '#routing-rules'
import { enqueue } from './enqueue.ts'

/** All that waits of a customer goes to somebody, and what another one has of them goes along. */
export function assign(state: State, bundle: Bundle, seat: Seat, reason: AssignReason): Decision[] {
  const { customerId, tasks } = bundle
  dropBundle(state, bundle)
  const before = state.works.get(customerId)
  const along = before && before.seat !== seat ? before.tasks : []
  if (before && before.seat !== seat) endWork(state, before)
  const fresh = tasks.map((task): Held => ({ task, phase: 'active', since: state.now }))
  hold(state, seat, customerId, [...along, ...fresh])
  // What was put aside once is not put aside again by somebody else.
  if (before?.isFirm) state.works.get(customerId)!.isFirm = true
  regroup(state, seat)
  return [
    { kind: 'assigned', taskIds: idsOf(tasks), agentId: seat.agent.id, reason },
    ...(along.length === 0 ? [] : [wentAlong(along, seat)]),
    ...(before && along.length > 0 ? resume(state, before.seat) : []),
  ]
}

export const wentAlong = (along: readonly Held[], seat: Seat): Decision => ({
  ...{ kind: 'assigned', taskIds: along.map(({ task }) => task.id), agentId: seat.agent.id, reason: 'one-hand' },
})

/** Somebody has these of a customer, beside what they have of them. */
export function hold(state: State, seat: Seat, customerId: string, tasks: readonly Held[]): void {
  const fresh = { customerId, seat, tasks: [], startedAt: state.now, isPaused: false, isFirm: false }
  const work: Work = state.works.get(customerId) ?? fresh
  work.tasks = [...work.tasks, ...tasks]
  for (const { task } of tasks) state.customers.set(task.id, customerId)
  state.works.set(customerId, work)
  seat.works.add(work)
  seat.idleSince = state.now
  workChanged(state, work)
}

/** What somebody has of a customer is another now. */
export function workChanged(state: State, work: Work): void {
  const { moments, policy, bundles } = state
  work.isFirm ||= openTasks(work).length > 0 && whenFirm(work, policy) <= state.now
  if (!work.isFirm) push(whenFirm(work, policy))
  push(patienceEnds(work, policy), 'seat', work.seat.agent.id)
  for (const { phase, since, task } of work.tasks)
    if (phase === 'answered' && policy.weights[task.kind].parks) push(since + policy.parkedAfterMs)
  regroup(state, work.seat)
  const bundle = bundles.get(work.customerId)
  if (bundle) file(state, bundle)

  function push(at: number, kind: Moment['kind'] = 'work', id = work.customerId): void {
    if (at < Infinity && at > state.now) moments.push({ at, kind, id })
  }
}

/** Nobody has it any more; its tasks are for the caller to place. */
export function endWork(state: State, work: Work): void {
  const { seat, customerId } = work
  state.works.delete(customerId)
  seat.works.delete(work)
  if (seat.works.size === 0) seat.idleSince = state.now
  regroup(state, seat)
  const bundle = state.bundles.get(customerId)
  if (bundle) file(state, bundle)
}

/** One task of somebody's is no longer theirs. */
export function dropHeld(state: State, work: Work, taskId: string): void {
  if (work.tasks.length === 1) return endWork(state, work)
  work.tasks = work.tasks.filter(({ task }) => task.id !== taskId)
  workChanged(state, work)
}

/** What somebody had waits again; its age stays. */
export function requeue(state: State, work: Work, tasks: readonly Task[], reason: RequeueReason): Decision[] {
  if (tasks.length === 0) return []
  const { seat } = work
  for (const { id } of tasks) dropHeld(state, work, id)
  const isWoken = reason === 'woken'
  const sticky = isWoken ? { agentId: seat.agent.id, until: state.now + state.policy.stickyMs } : null
  return [
    { kind: 'requeued', taskIds: idsOf(tasks), agentId: seat.agent.id, reason },
    ...enqueue(state, tasks, sticky),
    ...resume(state, seat),
  ]
}

export function pause(state: State, seat: Seat, customerIds: readonly string[], forCustomerId: string): Decision[] {
  return customerIds.flatMap((customerId): Decision[] => {
    const work = state.works.get(customerId)
    if (work?.seat !== seat || work.isPaused) return []
    work.isPaused = true
    work.isFirm = true
    workChanged(state, work)
    return [{ kind: 'paused', taskIds: idsOf(heldTasks(work)), agentId: seat.agent.id, forCustomerId }]
  })
}

/** What was put aside is taken up again as soon as there is room, the most urgent first. */
export function resume(state: State, seat: Seat): Decision[] {
  const paused = [...seat.works].filter(({ isPaused }) => isPaused).toSorted(byUrgency(state.policy, state.now))
  return paused.flatMap((work): Decision[] => {
    work.isPaused = false
    const { primary, firm, pausable } = seat.load
    const mine = loadOf(work, state.policy)
    work.isPaused = primary + firm + pausable + mine.firm + mine.pausable + mine.primary > capacity
    if (work.isPaused) return []
    workChanged(state, work)
    return [{ kind: 'resumed', taskIds: idsOf(heldTasks(work)), agentId: seat.agent.id }]
  })
}

/**
 * A customer wrote again: `task` is the new turn. Who has the thread goes on with it; a parked one only if there is room,
 * so that nobody ever has more than they can hold. Else it waits, and for a moment for them alone.
 */
export function wake(state: State, work: Work, held: Held, task: Task): Decision[] {
  const wasParked = held.phase === 'parked'
  if (held.phase === 'active') return []
  held.task = task
  const others = work.tasks.filter(each => each !== held)
  const demand = wholeDemand(state.policy, [task], others)
  const { seat, customerId } = work
  const isFree = !state.bundles.has(customerId) && seat.presence === 'available'
  if (wasParked && !(isFree && fits(seatLoad(seat, state.policy, customerId), demand)))
    return requeue(state, work, [task], 'woken')
  Object.assign(held, { phase: 'active', since: state.now })
  workChanged(state, work)
  return wasParked ? [{ kind: 'assigned', taskIds: [task.id], agentId: seat.agent.id, reason: 'woken' }] : []
}

/** When a thread that we answered has been silent for long enough. */
export function parkSilent(state: State, work: Work): Decision[] {
  const { policy, now } = state
  const silent = work.tasks.filter(
    ({ phase, since, task }) =>
      phase === 'answered' && policy.weights[task.kind].parks && since + policy.parkedAfterMs <= now,
  )
  for (const held of silent) held.phase = 'parked'
  workChanged(state, work)
  if (silent.length === 0) return []
  const taskIds = silent.map(({ task }) => task.id)
  return [{ kind: 'parked', taskIds, agentId: work.seat.agent.id }, ...resume(state, work.seat)]
}
