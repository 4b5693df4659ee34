import { bundleOf, file, type Held, nothingStirred, openState, regroup, type Seat, type State } from '#routing-floor'
import type { Agent, Policy, Presence, Queue, Task } from '#routing-rules'
import { newSeat } from './seats.ts'
import { hold, workChanged } from './work.ts'

/** Everything that does not follow from anything else, as plain values: what is stored, and what a new engine begins with. */
export type Facts = {
  now: number
  offersMade: number
  queues: Queue[]
  seats: SeatFacts[]
  waiting: WaitingFacts[]
  works: { customerId: string; agentId: string; tasks: Held[]; startedAt: number; isPaused: boolean; isFirm: boolean }[]
  offers: { id: number; customerId: string; agentId: string; expiresAt: number; pauses: string[] }[]
}

type SeatFacts = { agent: Agent; presence: Presence } & Pick<
  Seat,
  'misses' | 'idleSince' | 'lastOfferAt' | 'leftAt' | 'backAt' | 'wrapUp'
>

type WaitingFacts = {
  customerId: string
  tasks: Task[]
  excluded: [agentId: string, until: number][]
  sticky: { agentId: string; until: number } | null
  reservedAgentId: string | null
  passedOver: number
  isTold: boolean
}

export const factsOf = (state: State): Facts => ({
  ...{ now: state.now, offersMade: state.offersMade, queues: [...state.queues.values()] },
  seats: [...state.seats.values()].map(
    ({ agent, presence, misses, idleSince, lastOfferAt, leftAt, backAt, wrapUp }): SeatFacts => ({
      ...{ agent, presence, misses, idleSince, lastOfferAt, leftAt, backAt, wrapUp },
    }),
  ),
  waiting: [...state.bundles.values()].map(
    ({ customerId, tasks, excluded, sticky, reserved, passedOver, isTold }): WaitingFacts => ({
      ...{ customerId, tasks, excluded: [...excluded], sticky, passedOver, isTold },
      reservedAgentId: reserved?.agent.id ?? null,
    }),
  ),
  works: [...state.works.values()].map(({ seat, ...work }) => ({ ...work, agentId: seat.agent.id })),
  offers: [...state.offers.values()].map(({ id, bundle, seat, expiresAt, pauses }) => ({
    ...{ id, customerId: bundle.customerId, agentId: seat.agent.id, expiresAt, pauses: [...pauses] },
  })),
})

/** The engine as it stood, after a fail-over or a restart: it decides as if nothing had happened to it. */
export function stateFrom(policy: Policy, facts: Facts): State {
  const state = openState(policy, facts.queues)
  Object.assign(state, { now: facts.now, offersMade: facts.offersMade })
  for (const { agent, ...rest } of facts.seats) takeSeat(state, Object.assign(newSeat(state, agent), rest))
  for (const { agentId, customerId, tasks, ...rest } of facts.works) {
    const seat = state.seats.get(agentId)!
    const { idleSince } = seat
    hold(state, seat, customerId, tasks)
    seat.idleSince = idleSince
    const work = Object.assign(state.works.get(customerId)!, rest)
    workChanged(state, work)
  }
  for (const waiting of facts.waiting) restoreWaiting(state, waiting)
  for (const each of facts.offers) restoreOffer(state, each)
  for (const bundle of state.bundles.values()) file(state, bundle)
  for (const seat of state.seats.values()) regroup(state, seat)
  // All that fitted was offered before.
  state.stirred = nothingStirred()
  return state
}

function takeSeat(state: State, seat: Seat): void {
  const { agent, leftAt, backAt, wrapUp } = seat
  state.seats.set(agent.id, seat)
  const looks = [leftAt === null ? null : leftAt + state.policy.awayMs, backAt, wrapUp?.until ?? null]
  for (const at of looks) if (at !== null && at > state.now) state.moments.push({ at, kind: 'seat', id: agent.id })
  regroup(state, seat)
}

function restoreWaiting(state: State, { customerId, reservedAgentId, excluded, ...rest }: WaitingFacts): void {
  const reserved = reservedAgentId === null ? null : state.seats.get(reservedAgentId)!
  const bundle = Object.assign(bundleOf(state, customerId), rest, { reserved, excluded: new Map(excluded) })
  if (reserved) {
    reserved.reservedFor = bundle
    state.keptFree.add(reserved)
  }
  for (const { id } of bundle.tasks) state.customers.set(id, customerId)
}

function restoreOffer(state: State, { id, customerId, agentId, expiresAt, pauses }: Facts['offers'][number]): void {
  const bundle = state.bundles.get(customerId)!
  const seat = state.seats.get(agentId)!
  const offer = { id, bundle, seat, expiresAt, pauses }
  state.offers.set(id, offer)
  state.moments.push({ at: expiresAt, kind: 'offer', id: String(id) })
  bundle.offer = offer
  seat.offer = offer
}
