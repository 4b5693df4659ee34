import {
  type Bundle,
  type Decision,
  dropBundle,
  file,
  type Held,
  idsOf,
  leaveLine,
  openTasks,
  pausesNeeded,
  type Seat,
  type State,
  withdraw,
  type Work,
} from '#routing-floor'
import { whyNot } from '#routing-round'
import { excessOf, rankOf } from '#routing-rules'
import { accept } from './answer.ts'
import { enqueue } from './enqueue.ts'
import { assign, endWork, hold, pause, requeue, resume, wentAlong, workChanged } from './work.ts'

/** Somebody takes what waits: nothing else is asked of them than of whoever it would be offered to. */
export function pull(state: State, bundle: Bundle, seat: Seat): Decision[] {
  if (bundle.offer?.seat === seat) return accept(state, bundle.offer)
  const rank = rankOf(bundle.tasks, state.policy, state.now)
  const reason = bundle.offer ? 'offered' : whyNot(state, bundle, rank, seat.group!)
  if (reason !== null && reason !== 'has-offer')
    return [{ kind: 'refused', taskIds: idsOf(bundle.tasks), agentId: seat.agent.id, reason }]
  const pauses = pausesNeeded(state, seat, bundle)
  const { customerId } = bundle
  const assigned = assign(state, bundle, seat, 'pulled')
  return [...assigned, ...(excessOf(seat.load) > 0 ? pause(state, seat, pauses, customerId) : [])]
}

/** A hand gives a customer to somebody, whatever else they have. */
export function moveToAgent(state: State, customerId: string, seat: Seat): Decision[] {
  const bundle = state.bundles.get(customerId)
  const work = state.works.get(customerId)
  const returned = bundle?.offer ? [withdraw(state, bundle.offer, 'by-hand')] : []
  if (bundle) return [...returned, ...assign(state, bundle, seat, 'by-hand')]
  if (!work || work.seat === seat) return []
  endWork(state, work)
  hold(state, seat, customerId, work.tasks)
  const taskIds = work.tasks.map(({ task }) => task.id)
  return [{ kind: 'assigned', taskIds, agentId: seat.agent.id, reason: 'by-hand' }, ...resume(state, work.seat)]
}

/** A hand sends a task to a queue; what else the customer has open waits with it, and not for whoever gave it away. */
export function moveToQueue(state: State, customerId: string, taskId: string, queueId: string): Decision[] {
  const work = state.works.get(customerId)
  const held = work?.tasks.find(({ task }) => task.id === taskId)
  const returned = held ? giveBack(state, work!, held, queueId) : []
  const bundle = state.bundles.get(customerId)
  if (held || !bundle) return returned
  const withdrawn = bundle.offer ? [withdraw(state, bundle.offer, 'by-hand')] : []
  leaveLine(state, bundle)
  bundle.tasks = bundle.tasks.map(task => (task.id === taskId ? { ...task, queueId } : task))
  file(state, bundle)
  return withdrawn
}

function giveBack(state: State, work: Work, held: Held, queueId: string): Decision[] {
  held.task = { ...held.task, queueId }
  if (held.phase !== 'active') Object.assign(held, { phase: 'active', since: state.now })
  const returned = requeue(state, work, openTasks(work), 'by-hand')
  const bundle = state.bundles.get(work.customerId)!
  bundle.excluded.set(work.seat.agent.id, state.now + state.policy.excludedMs)
  file(state, bundle)
  return returned
}

/** Two customers turn out to be one: whoever began earlier keeps both, and what the other had open waits for them. */
export function link(state: State, customerId: string, intoId: string): Decision[] {
  const bundles = [customerId, intoId].flatMap(id => state.bundles.get(id) ?? [])
  const returned = bundles.flatMap(({ offer }) => (offer ? [withdraw(state, offer, 'linked')] : []))
  const waiting = state.bundles.get(customerId)
  if (waiting) dropBundle(state, waiting)
  const works = [customerId, intoId].flatMap(id => state.works.get(id) ?? [])
  const [keeper, ...others] = works.toSorted((one, other) => one.startedAt - other.startedAt)
  const joined = keeper ? join(state, keeper, others, intoId) : []
  const tasks = (waiting?.tasks ?? []).map(task => ({ ...task, customerId: intoId }))
  return [...returned, ...joined, ...enqueue(state, tasks)]
}

function join(state: State, keeper: Work, others: readonly Work[], customerId: string): Decision[] {
  const of = (held: Held): Held => ({ ...held, task: { ...held.task, customerId } })
  const wasPaused = keeper.isPaused
  for (const work of [keeper, ...others]) endWork(state, work)
  hold(state, keeper.seat, customerId, keeper.tasks.map(of))
  const work = state.works.get(customerId)!
  Object.assign(work, { startedAt: keeper.startedAt, isPaused: wasPaused, isFirm: keeper.isFirm })
  workChanged(state, work)
  return others.flatMap(other => {
    const active = other.tasks.filter(({ phase }) => phase === 'active').map(held => of(held).task)
    const silent = other.tasks.filter(({ phase }) => phase !== 'active').map(of)
    hold(
      state,
      keeper.seat,
      customerId,
      silent.map((held): Held => ({ ...held, phase: 'parked' })),
    )
    const agentId = other.seat.agent.id
    return [
      ...(silent.length > 0 ? [wentAlong(silent, keeper.seat)] : []),
      ...(active.length > 0
        ? [{ kind: 'requeued', taskIds: idsOf(active), agentId, reason: 'one-hand' } as const]
        : []),
      ...enqueue(state, active),
      ...resume(state, other.seat),
    ]
  })
}
