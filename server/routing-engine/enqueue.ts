import {
  type Bundle,
  bundleOf,
  couldTake,
  type Decision,
  file,
  idsOf,
  leaveLine,
  type State,
  tellIfUnserved,
  withdraw,
} from '#routing-floor'
import type { Task } from '#routing-rules'

/** Lets tasks of a customer wait, together with what waits of them already. */
export function enqueue(state: State, tasks: readonly Task[], sticky: Bundle['sticky'] = null): Decision[] {
  const [first] = tasks
  if (!first) return []
  const bundle = bundleOf(state, first.customerId)
  for (const task of tasks) state.customers.set(task.id, first.customerId)
  // The line is kept by the first task: it is left before that changes.
  leaveLine(state, bundle)
  bundle.tasks = [...bundle.tasks, ...tasks].toSorted(byArrival)
  bundle.sticky = sticky ?? bundle.sticky
  file(state, bundle)
  return [...tellIfUnserved(state, bundle), ...widen(state, bundle)]
}

/** What waits of a customer asks for something else now. */
export function requeueChanged(state: State, bundle: Bundle, task: Task): Decision[] {
  leaveLine(state, bundle)
  bundle.tasks = bundle.tasks.map(each => (each.id === task.id ? task : each)).toSorted(byArrival)
  file(state, bundle)
  const { offer } = bundle
  const isBeyond = offer !== null && !couldTake(state, bundle, offer.seat)
  return [...tellIfUnserved(state, bundle), ...(isBeyond ? [withdraw(state, offer, 'changed')] : [])]
}

const byArrival = (one: Task, other: Task) => one.arrivedAt - other.arrivedAt || (one.id < other.id ? -1 : 1)

/** What lies before somebody grows, if they can take it whole; else somebody is looked for who can. */
function widen(state: State, bundle: Bundle): Decision[] {
  const { offer } = bundle
  if (!offer) return []
  if (!couldTake(state, bundle, offer.seat)) return [withdraw(state, offer, 'more-came')]
  return [{ kind: 'widened', offerId: offer.id, taskIds: idsOf(bundle.tasks), agentId: offer.seat.agent.id }]
}
