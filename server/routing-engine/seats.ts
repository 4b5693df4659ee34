import { type Decision, file, regroup, type Seat, type State, tellIfUnserved, tieOf } from '#routing-floor'
import { type Agent, noLoad } from '#routing-rules'

/** A seat for somebody new, who is not there yet; or new skills, queues or a new place for whoever has one. */
export function changeAgent(state: State, agent: Agent): Decision[] {
  const seat = state.seats.get(agent.id) ?? newSeat(state, agent)
  state.seats.set(agent.id, seat)
  seat.agent = agent
  seat.profile = state.forms.profileOf(agent)
  regroup(state, seat)
  const concerned = [...state.bundles.values()].filter(({ names, isTold }) => isTold || names.has(agent.id))
  return concerned.flatMap(bundle => {
    file(state, bundle)
    return tellIfUnserved(state, bundle)
  })
}

export function newSeat({ now, policy, forms }: State, agent: Agent): Seat {
  return {
    ...{ agent, presence: 'offline', misses: 0, idleSince: now, lastOfferAt: now, leftAt: now, backAt: null },
    ...{ wrapUp: null, works: new Set(), offer: null, reservedFor: null },
    ...{ profile: forms.profileOf(agent), load: noLoad, named: 0, turn: now, tie: tieOf(agent.id, policy.seed) },
    group: null,
  }
}
