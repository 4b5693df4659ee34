import type { Policy } from '#routing-rules'
import { seatLoad } from './load.ts'
import type { Group, Seat, State } from './state.ts'

/** Puts a seat among its like, as it is now. */
export function regroup(state: State, seat: Seat): void {
  seat.load = seatLoad(seat, state.policy)
  const key = keyOf(seat)
  const turn = turnOf(seat, state.policy)
  if (seat.group?.key === key && seat.turn === turn) return
  leaveGroup(state, seat)
  seat.turn = turn
  const { profile, presence, load } = seat
  const id = isAlone(seat) ? seat.agent.id : null
  const group = state.groups.get(key) ?? { key, profile, presence, hasOffer: seat.offer !== null, load, id, seats: [] }
  state.groups.set(key, group)
  group.seats.splice(placeIn(group.seats, seat), 0, seat)
  seat.group = group
  if (presence === 'available') state.stirred.groups.add(group)
}

export function leaveGroup(state: State, seat: Seat): void {
  const { group } = seat
  if (!group) return
  group.seats.splice(placeIn(group.seats, seat), 1)
  seat.group = null
  if (group.seats.length > 0) return
  state.groups.delete(group.key)
  state.stirred.groups.delete(group)
}

/** Whether its agents may be offered anything. */
export const isOpen = ({ presence, hasOffer }: Group): boolean => presence === 'available' && !hasOffer

/** Who comes first of those who are alike. */
export const compareSeats = (one: Seat, other: Seat): number =>
  one.turn - other.turn || one.tie - other.tie || (one.agent.id < other.agent.id ? -1 : 1)

function keyOf(seat: Seat): string {
  const { primary, firm, pausable, aside } = seat.load
  const alone = isAlone(seat) ? seat.agent.id : ''
  // Whoever has a call and writes down another one has no more room when that is done, but may have what is of the same customer.
  const busy = `${seat.offer ? 1 : 0} ${seat.wrapUp ? 1 : 0}`
  return `${seat.profile.number} ${seat.presence} ${busy} ${primary} ${firm} ${pausable} ${aside} ${alone}`
}

const isAlone = ({ named, reservedFor }: Seat) => named > 0 || reservedFor !== null

function turnOf({ idleSince, lastOfferAt, works }: Seat, { choice }: Policy): number {
  if (choice === 'round-robin') return lastOfferAt
  return choice === 'fewest-open' ? works.size : idleSince
}

/** Where a seat stands, or would. */
function placeIn(seats: readonly Seat[], seat: Seat): number {
  let low = 0
  let high = seats.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (seats[middle] !== seat && compareSeats(seats[middle]!, seat) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A number of the name that is another one on another seed (FNV-1a; G. Fowler, L. C. Noll, P. Vo). */
export function tieOf(id: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
