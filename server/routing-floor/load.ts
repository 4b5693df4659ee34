import { capacity, demandOf, type Load, noLoad, type Policy, rankOf, whenUrgent } from '#routing-rules'
import { type Bundle, openTasks, type Seat, type State, type Work } from './state.ts'

/** What the work for one customer takes of an agent. */
export function loadOf(work: Work, policy: Policy): Load {
  const open = openTasks(work)
  const parked = policy.parkedUnits * (work.tasks.length - open.length)
  if (open.length === 0) return { ...noLoad, aside: parked }
  const { units, aside, isInterruptible } = demandOf(
    open.map(({ kind }) => kind),
    policy,
  )
  const beside = aside + parked
  if (work.isPaused) return { ...noLoad, aside: beside + units }
  if (!isInterruptible) return { ...noLoad, primary: units, aside: beside }
  return work.isFirm ? { ...noLoad, firm: units, aside: beside } : { ...noLoad, pausable: units, aside: beside }
}

/**
 * What somebody has on their table, of all customers or of all but one. For what is offered room is kept as if it were
 * taken already, and it counts whole: with what they have of that customer. Wrap-up leaves room for nothing, whatever is
 * on the table.
 */
export function seatLoad({ agent, works, offer, wrapUp }: Seat, policy: Policy, exceptCustomerId?: string): Load {
  const sum = { ...noLoad, primary: capacity - (agent.share ?? capacity) }
  for (const work of works)
    if (work.customerId !== exceptCustomerId && work.customerId !== offer?.bundle.customerId)
      add(sum, loadOf(work, policy))
  if (offer && offer.bundle.customerId !== exceptCustomerId) {
    sum.primary += offer.bundle.demand.units
    sum.aside += offer.bundle.demand.aside
  }
  if (wrapUp) sum.primary = Math.max(sum.primary, capacity)
  return sum
}

function add(sum: Load, { primary, firm, pausable, aside }: Load): void {
  sum.primary += primary
  sum.firm += firm
  sum.pausable += pausable
  sum.aside += aside
}

/** When interruptible work becomes too urgent to be put aside. */
export const whenFirm = (work: Work, { pauseUpTo }: Policy): number =>
  Math.min(...openTasks(work).map(task => whenUrgent(task, pauseUpTo)))

/** The most urgent first. */
export const byUrgency = (policy: Policy, now: number) => (one: Work, other: Work) =>
  rankOf(openTasks(other), policy, now).urgency - rankOf(openTasks(one), policy, now).urgency ||
  (one.customerId < other.customerId ? -1 : 1)

/** Whose interruptible work is put aside for a live customer: the least urgent first, no more than needed. */
export function pausesNeeded(state: State, seat: Seat, { demand, customerId }: Bundle): string[] {
  if (!demand.isLive) return []
  const { primary, firm, pausable } = seatLoad(seat, state.policy, customerId)
  let left = primary + firm + pausable + demand.units - capacity
  return [...seat.works]
    .filter(work => work.customerId !== customerId && loadOf(work, state.policy).pausable > 0)
    .toSorted(byUrgency(state.policy, state.now))
    .toReversed()
    .flatMap(work => {
      if (left <= 0) return []
      left -= loadOf(work, state.policy).pausable
      return [work.customerId]
    })
}
