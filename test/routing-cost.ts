import { type Agent, fits, loadAfter, type Load, type Task, demandOf, type Policy } from '#routing-rules'
import type { Decision, State } from '#routing-engine'
import { leastCost } from './assignment.ts'
import { isAble } from './plain-routing.ts'

type Seat = { agent: Agent; load: Load; idleRank: number }

/** What the engine's offers cost, and the least that the same tasks could have cost with any of the same agents. */
export function costsOf(
  state: State,
  before: ReadonlyMap<string, Load>,
  tasks: readonly Task[],
  decisions: readonly Decision[],
) {
  const { policy, now } = state
  const byId = new Map(tasks.map(task => [task.id, task]))
  const offered = decisions.flatMap(decision =>
    decision.kind === 'offered' ? [{ task: byId.get(decision.taskIds[0]!)!, agentId: decision.agentId }] : [],
  )
  const seats = [...state.seats.values()]
    .map(({ agent, idleSince, tie }) => ({ agent, idleSince, tie, load: before.get(agent.id)!, idleRank: 0 }))
    .filter(seat => tasks.some(task => mayHave(task, seat, policy)))
    .toSorted((one, other) => one.idleSince - other.idleSince || one.tie - other.tie)
  seats.forEach((seat, at) => (seat.idleRank = at / seats.length))
  const costs = offered.map(({ task }) =>
    seats.map(seat => (mayHave(task, seat, policy) ? plainCost(task, seat, policy, now) : Infinity)),
  )
  const ours = offered.map(({ agentId }, row) => costs[row]![seats.findIndex(({ agent }) => agent.id === agentId)]!)
  return { offered: offered.length, ours: ours.reduce((sum, each) => sum + each, 0), least: leastCost(costs) }
}

/** Of tasks that have just come: nothing has relaxed. */
const mayHave = ({ needs, kind }: Task, { agent, load }: Seat, policy: Policy) =>
  isAble(agent, needs, 0) && fits(load, demandOf([kind], policy))

/** 2·skillExcess + 1·loadAfter − 1.5·e^(−Δdays/7)·sameAgent − 1·nearStore + 0.5·idleRank, for one task and one agent. */
function plainCost(
  { needs, kind, lastServed, place }: Task,
  { agent, load, idleRank }: Seat,
  policy: Policy,
  now: number,
) {
  const asked = new Map(needs.map(({ skill, level }) => [skill, level]))
  const levels = Object.entries(agent.skills).map(([skill, level]) => Math.max(0, level - (asked.get(skill) ?? 0)))
  const excess = levels.reduce((sum, each) => sum + each, 0) / 5
  const isSame = lastServed?.agentId === agent.id
  const days = isSame ? (now - lastServed.at) / 86_400_000 : 0
  const isNear = place !== null && place.latitude === agent.place?.latitude
  const gains = (isSame ? 1.5 * Math.exp(-days / 7) : 0) + (isNear ? 1 : 0)
  return 2 * excess + loadAfter(load, demandOf([kind], policy)) - gains + 0.5 * idleRank
}
