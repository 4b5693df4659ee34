import {
  type Bundle,
  couldTake,
  type Decision,
  dropBundle,
  dropTask,
  idsOf,
  openTasks,
  regroup,
  type Seat,
  seatLoad,
  type State,
  takeOff,
  withdraw,
  wholeDemand,
  type Work,
} from '#routing-floor'
import { fits, type Task } from '#routing-rules'
import { enqueue, requeueChanged } from './enqueue.ts'
import { dropHeld, hold, resume, workChanged } from './work.ts'

/** A task joins what somebody is doing for its customer, if they can; else it waits. */
export function arrive(state: State, task: Task): Decision[] {
  if (state.customers.has(task.id)) return []
  const work = state.works.get(task.customerId)
  if (!work || !canJoin(state, work, task)) return enqueue(state, [task])
  const { seat, customerId } = work
  hold(state, seat, customerId, [{ task, phase: 'active', since: state.now }])
  return [{ kind: 'assigned', taskIds: [task.id], agentId: seat.agent.id, reason: 'same-customer' }]
}

/** Whoever has something open of the customer takes more at once, where nothing has to be put aside for it. */
function canJoin(state: State, work: Work, task: Task): boolean {
  const { seat, customerId, tasks } = work
  if (seat.presence !== 'available' || state.bundles.has(customerId) || openTasks(work).length === 0) return false
  const shape = state.forms.shapeOf([task, ...tasks.map(held => held.task)], state.queues)
  if (state.forms.fitness(shape, seat.profile).opensAt > 0) return false
  const demand = wholeDemand(state.policy, [task], tasks)
  return fits(seatLoad(seat, state.policy, customerId), { ...demand, isLive: false })
}

/** Wherever it is, it asks for something else now: an offer stands where whoever has it can still take it. */
export function change(state: State, task: Task): Decision[] {
  const customerId = state.customers.get(task.id)
  if (customerId === undefined) return []
  const changed = { ...task, customerId }
  const work = state.works.get(customerId)
  const held = work?.tasks.find(each => each.task.id === task.id)
  if (work && held) {
    held.task = changed
    workChanged(state, work)
    return []
  }
  return requeueChanged(state, state.bundles.get(customerId)!, changed)
}

/** A task needs nobody any more. */
export function close(state: State, { taskId, isLeft = false }: { taskId: string; isLeft?: boolean }): Decision[] {
  const customerId = state.customers.get(taskId)
  if (customerId === undefined) return []
  state.customers.delete(taskId)
  const work = state.works.get(customerId)
  const held = work?.tasks.find(({ task }) => task.id === taskId)
  return held ? closeHeld(state, work!, held.task, isLeft) : closeWaiting(state, state.bundles.get(customerId)!, taskId)
}

function closeWaiting(state: State, bundle: Bundle, taskId: string): Decision[] {
  const { offer } = bundle
  if (!offer || bundle.tasks.length > 1) {
    dropTask(state, bundle, taskId)
    // What may put other work aside may have been the live one.
    return offer && !couldTake(state, bundle, offer.seat) ? [withdraw(state, offer, 'changed')] : []
  }
  takeOff(state, offer)
  dropBundle(state, bundle)
  const { id, seat } = offer
  return [{ kind: 'returned', offerId: id, taskIds: idsOf(bundle.tasks), agentId: seat.agent.id, reason: 'closed' }]
}

function closeHeld(state: State, work: Work, { id, kind }: Task, isLeft: boolean): Decision[] {
  const { seat } = work
  const { voice, other } = state.policy.wrapUpMs
  const takes = kind === 'voice' || kind === 'video' ? voice : other
  dropHeld(state, work, id)
  if (takes > 0 && !isLeft) wrapUp(state, seat, { until: Math.max(seat.wrapUp?.until ?? 0, state.now + takes) })
  return resume(state, seat)
}

/** After it is settled there is still something to write down; null: it is done. */
export function wrapUp(state: State, seat: Seat, it: Seat['wrapUp']): void {
  seat.wrapUp = it
  if (it) state.moments.push({ at: it.until, kind: 'seat', id: seat.agent.id })
  regroup(state, seat)
}
