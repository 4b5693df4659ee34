import {
  type Decision,
  file,
  isExpected,
  regroup,
  type Seat,
  type State,
  unreserve,
  withdraw,
  type Work,
} from '#routing-floor'
import type { Presence } from '#routing-rules'
import { requeue, workChanged } from './work.ts'

/** Somebody comes, pauses or goes. */
export function setPresence(
  state: State,
  seat: Seat,
  { presence, backAt }: { presence: Presence; backAt: number | null },
): Decision[] {
  const { now, policy, moments } = state
  const isHere = presence === 'available'
  if (isHere) seat.misses = 0
  if (isHere && seat.presence !== 'available') seat.idleSince = now
  seat.leftAt = isHere ? null : (seat.leftAt ?? now)
  Object.assign(seat, { presence, backAt })
  const looks = isHere ? [] : [seat.leftAt! + policy.awayMs, backAt ?? 0]
  for (const at of looks) if (at > now) moments.push({ at, kind: 'seat', id: seat.agent.id })
  if (!isHere && seat.reservedFor) unreserve(state, seat.reservedFor)
  regroup(state, seat)
  const returned = !isHere && seat.offer ? [withdraw(state, seat.offer, 'left')] : []
  // After a long break nothing waits any more for whoever goes at its end.
  const released = presence === 'offline' ? [...releaseLive(state, seat), ...releaseLate(state, seat)] : []
  refile(state, seat)
  return [...returned, ...released]
}

/** What waited for an absent one has waited long enough, unless they return before it is due. */
export function lookAfter(state: State, seat: Seat): Decision[] {
  if (seat.leftAt === null) return []
  const released = seat.presence === 'offline' ? releaseLate(state, seat) : []
  refile(state, seat)
  return released
}

const releaseLate = (state: State, seat: Seat): Decision[] =>
  worksOf(seat)
    .filter(work => !isExpected(state, work, activeTasks(work)))
    .flatMap(work => release(state, work))

/** Whoever waits on the line waits for nobody who went. */
const releaseLive = (state: State, seat: Seat): Decision[] =>
  worksOf(seat)
    .filter(work => activeTasks(work).some(({ kind }) => state.policy.weights[kind].isLive))
    .flatMap(work => release(state, work))

/** What wants an answer waits again; what was answered stays theirs, silent. */
function release(state: State, work: Work): Decision[] {
  for (const held of work.tasks) if (held.phase === 'answered') held.phase = 'parked'
  workChanged(state, work)
  return requeue(state, work, activeTasks(work), 'left')
}

const activeTasks = ({ tasks }: Work) => tasks.filter(({ phase }) => phase === 'active').map(({ task }) => task)

/** In an order that does not depend on when they came. */
const worksOf = ({ works }: Seat): Work[] =>
  [...works].toSorted((one, other) => (one.customerId < other.customerId ? -1 : 1))

/** What waits for somebody may be open to others now. */
function refile(state: State, seat: Seat): void {
  const theirs = seat.named === 0 ? [] : [...state.bundles.values()].filter(({ names }) => names.has(seat.agent.id))
  for (const bundle of theirs) file(state, bundle)
}
