import { type Bundle, type Group, seatLoad, type State } from '#routing-floor'
import { type Candidate, compareRanks, type Rank, rankOf, type Refusal, refusalOf } from '#routing-rules'

/** What stands between a bundle and agents who are alike; null: nothing. */
export function whyNot(state: State, bundle: Bundle, rank: Rank, group: Group): Refusal | null {
  const fitness = state.forms.fitness(bundle.shape, group.profile)
  const { demand, excluded, keptFor } = bundle
  const asked = { urgency: rank.urgency, demand, excluded, keptFor }
  return refusalOf(asked, fitness, candidateOf(state, bundle, group)) ?? reservedRefusal(state, rank, bundle, group)
}

/** Whoever serves the customer already has room as if they did not: what waits counts with it. */
function candidateOf({ works, policy }: State, { customerId }: Bundle, group: Group): Candidate {
  const work = group.id === null ? undefined : works.get(customerId)
  if (work?.seat.agent.id !== group.id) return group
  return { ...group, load: seatLoad(work!.seat, policy, customerId) }
}

/** Whoever is kept free for something takes nothing that ranks lower. */
function reservedRefusal({ policy, now, seats }: State, rank: Rank, bundle: Bundle, { id }: Group): Refusal | null {
  const reservedFor = id === null ? null : seats.get(id)!.reservedFor
  if (!reservedFor || reservedFor === bundle) return null
  return compareRanks(rank, rankOf(reservedFor.tasks, policy, now)) < 0 ? null : 'reserved'
}
