import { file, unreserve } from './bundle.ts'
import type { Decision, ReturnReason, Why } from './decision.ts'
import { regroup } from './groups.ts'
import { leaveLine } from './lines.ts'
import { type Bundle, idsOf, type Offer, type Seat, type State } from './state.ts'

/** Lays a bundle before somebody, who has so long to take it. */
export function offer(
  state: State,
  bundle: Bundle,
  seat: Seat,
  pauses: readonly string[],
  why: Why,
): Extract<Decision, { kind: 'offered' }> {
  const { policy, now } = state
  const id = ++state.offersMade
  const expiresAt = now + (bundle.isLive ? policy.offerMs.live : policy.offerMs.other)
  const made: Offer = { id, bundle, seat, expiresAt, pauses }
  leaveLine(state, bundle)
  unreserve(state, bundle)
  state.offers.set(id, made)
  state.moments.push({ at: expiresAt, kind: 'offer', id: String(id) })
  bundle.offer = made
  seat.offer = made
  seat.lastOfferAt = now
  regroup(state, seat)
  // Nothing has become possible by it.
  state.stirred.groups.delete(seat.group!)
  return { kind: 'offered', offerId: id, taskIds: idsOf(bundle.tasks), agentId: seat.agent.id, expiresAt, why }
}

/** Takes an offer off the table. What was offered waits again, as old as it was. */
export function withdraw(state: State, made: Offer, reason: ReturnReason): Decision {
  const { id, bundle, seat } = made
  takeOff(state, made)
  file(state, bundle)
  return { kind: 'returned', offerId: id, taskIds: idsOf(bundle.tasks), agentId: seat.agent.id, reason }
}

export function takeOff(state: State, { id, bundle, seat }: Offer): void {
  state.offers.delete(id)
  bundle.offer = null
  seat.offer = null
  regroup(state, seat)
}
