import { type Decision, file, type Moment, type Offer, type Seat, type State } from '#routing-floor'
import { round } from '#routing-round'
import { accept, decline, expire } from './answer.ts'
import { arrive, change, close, wrapUp } from './arrive.ts'
import { link, moveToAgent, moveToQueue, pull } from './by-hand.ts'
import type { Event } from './event.ts'
import { lookAfter, setPresence } from './presence.ts'
import { changeAgent } from './seats.ts'
import { parkSilent, resume, wake, workChanged } from './work.ts'

/**
 * One step of the engine: what time has brought, then what happened, then all offers that can be made. The same state,
 * event and moment give the same decisions, here and in simulation. The state that is handed in becomes the one that
 * comes back.
 */
export const step = (state: State, event: Event, now: number): { state: State; decisions: Decision[] } =>
  stepBatch(state, [event], now)

/** What happened at one moment, as one step: of what arrives together, the order does not matter. */
export function stepBatch(
  state: State,
  events: readonly Event[],
  now: number,
): { state: State; decisions: Decision[] } {
  const passed = passTime(state, now)
  const happened = events.flatMap(event => apply(state, event))
  return { state, decisions: [...passed, ...happened, ...round(state)] }
}

/** When the engine wants to be asked again even if nothing happens. */
export const nextMoment = ({ moments }: State): number => moments.peek()?.at ?? Infinity

/** What was due comes at its own time, however late it is. A clock that was set back undoes nothing. */
function passTime(state: State, now: number): Decision[] {
  const decisions: Decision[] = []
  for (let next = state.moments.peek(); next && next.at <= now; next = state.moments.peek()) {
    state.moments.pop()
    state.now = Math.max(state.now, next.at)
    decisions.push(...look(state, next))
  }
  state.now = Math.max(state.now, now)
  return decisions
}

function look(state: State, { at, kind, id }: Moment): Decision[] {
  switch (kind) {
    case 'offer': {
      const offer = state.offers.get(Number(id))
      return offer ? expire(state, offer) : []
    }
    case 'bundle': {
      const bundle = state.bundles.get(id)
      // What was to come of an earlier one, or before it changed, is nothing to this one: an engine that begins knows none of it.
      if (bundle?.lookAt === at) file(state, bundle)
      return []
    }
    case 'work': {
      const work = state.works.get(id)
      return work ? parkSilent(state, work) : []
    }
    case 'seat': {
      const seat = state.seats.get(id)
      return seat ? [...endWrapUp(state, seat, state.now), ...lookAfter(state, seat)] : []
    }
  }
}

function apply(state: State, event: Event): Decision[] {
  switch (event.kind) {
    case 'task.arrived':
      return arrive(state, event.task)
    case 'task.changed':
      return change(state, event.task)
    case 'task.answered':
    case 'task.woken':
      return turn(state, event)
    case 'task.closed':
      return close(state, event)
    case 'task.pulled':
    case 'task.moved':
      return byHand(state, event)
    case 'customers.linked':
      return event.customerId === event.intoId ? [] : link(state, event.customerId, event.intoId)
    case 'offer.accepted':
      return withOffer(state, event.offerId, accept)
    case 'offer.declined':
      return withOffer(state, event.offerId, decline)
    case 'agent.changed':
      return changeAgent(state, event.agent)
    case 'agent.available':
    case 'agent.away':
    case 'agent.offline':
    case 'wrap-up.extended':
    case 'wrap-up.ended':
      return ofAgent(state, event)
    case 'queue.changed':
      return changeQueue(state, event.queue)
    case 'time.passed':
      return []
  }
}

/** What was taken or came back in the meantime is no offer any more. */
function withOffer(state: State, id: number, deed: (state: State, offer: Offer) => Decision[]): Decision[] {
  const offer = state.offers.get(id)
  return offer ? deed(state, offer) : []
}

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>

function turn(state: State, event: Of<'task.answered' | 'task.woken'>): Decision[] {
  const taskId = event.kind === 'task.woken' ? event.task.id : event.taskId
  const work = state.works.get(state.customers.get(taskId) ?? '')
  const held = work?.tasks.find(({ task }) => task.id === taskId)
  if (!work || !held) return []
  if (event.kind === 'task.woken') return wake(state, work, held, { ...event.task, customerId: work.customerId })
  // Whoever adds a word to a thread that is silent has not taken it up again.
  Object.assign(held, { phase: held.phase === 'parked' ? 'parked' : 'answered', since: state.now })
  workChanged(state, work)
  return []
}

function byHand(state: State, event: Of<'task.pulled' | 'task.moved'>): Decision[] {
  const { taskId } = event
  const customerId = state.customers.get(taskId)
  if (event.kind === 'task.moved' && 'queueId' in event.to)
    return customerId === undefined ? [] : moveToQueue(state, customerId, taskId, event.to.queueId)
  const agentId = event.kind === 'task.pulled' ? event.agentId : 'agentId' in event.to ? event.to.agentId : ''
  const seat = state.seats.get(agentId)
  if (!seat) return []
  if (event.kind === 'task.moved') return customerId === undefined ? [] : moveToAgent(state, customerId, seat)
  const bundle = state.bundles.get(customerId ?? '')
  return bundle?.tasks.some(({ id }) => id === taskId)
    ? pull(state, bundle, seat)
    : [{ kind: 'refused', taskIds: [taskId], agentId, reason: 'gone' }]
}

function ofAgent(
  state: State,
  event: Of<'agent.available' | 'agent.away' | 'agent.offline' | 'wrap-up.extended' | 'wrap-up.ended'>,
): Decision[] {
  const seat = state.seats.get(event.agentId)
  if (!seat) return []
  switch (event.kind) {
    case 'agent.available':
      return setPresence(state, seat, { presence: 'available', backAt: null })
    case 'agent.away':
      return setPresence(state, seat, { presence: 'away', backAt: null })
    case 'agent.offline':
      return setPresence(state, seat, { presence: 'offline', backAt: event.backAt })
    case 'wrap-up.extended':
      if (seat.wrapUp) wrapUp(state, seat, { until: event.until })
      return []
    case 'wrap-up.ended':
      return endWrapUp(state, seat, Infinity)
  }
}

function endWrapUp(state: State, seat: Seat, by: number): Decision[] {
  if (!seat.wrapUp || seat.wrapUp.until > by) return []
  wrapUp(state, seat, null)
  return resume(state, seat)
}

function changeQueue(state: State, queue: Of<'queue.changed'>['queue']): Decision[] {
  state.queues.set(queue.id, queue)
  for (const bundle of state.bundles.values())
    if (bundle.tasks.some(({ queueId }) => queueId === queue.id)) file(state, bundle)
  return []
}
