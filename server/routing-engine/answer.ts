import { type Decision, type Offer, type State, takeOff, withdraw } from '#routing-floor'
import { excessOf } from '#routing-rules'
import { setPresence } from './presence.ts'
import { assign, pause } from './work.ts'

export function accept(state: State, offer: Offer): Decision[] {
  const { bundle, seat, pauses } = offer
  takeOff(state, offer)
  seat.misses = 0
  const assigned = assign(state, bundle, seat, 'accepted')
  return [...assigned, ...(excessOf(seat.load) > 0 ? pause(state, seat, pauses, bundle.customerId) : [])]
}

/** Whoever says no is asked something else; for a while, not this. */
export function decline(state: State, offer: Offer): Decision[] {
  offer.seat.misses = 0
  exclude(state, offer)
  return [withdraw(state, offer, 'declined')]
}

/** Silence counts as a no, and silence again and again as not being there. */
export function expire(state: State, offer: Offer): Decision[] {
  const { seat } = offer
  seat.misses++
  exclude(state, offer)
  const returned = withdraw(state, offer, 'no-answer')
  if (seat.misses < state.policy.missesAllowed) return [returned]
  return [
    returned,
    { kind: 'not-responding', agentId: seat.agent.id },
    ...setPresence(state, seat, { presence: 'not-responding', backAt: null }),
  ]
}

const exclude = ({ now, policy }: State, { bundle, seat }: Offer) =>
  bundle.excluded.set(seat.agent.id, now + policy.excludedMs)
