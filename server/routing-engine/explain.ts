import { type Bundle, isPulled, type Seat, seatLoad, type State, type Why } from '#routing-floor'
import { filtersOf, whyNot } from '#routing-round'
import { compareRanks, fits, type Rank, rankOf, type Refusal, whenUrgent } from '#routing-rules'

/** `wrap-up`: they have room, once they have written down what they settled. */
type Hindrance = Refusal | 'wrap-up'

/** Where a task is, and why: told of what stands now, as a decision tells of what stood then. */
export type Explanation =
  | { kind: 'held'; agentId: string; phase: 'active' | 'answered' | 'parked'; isPaused: boolean }
  | { kind: 'offered'; agentId: string; expiresAt: number; rank: Rank }
  | {
      kind: 'waiting'
      rank: Rank
      mode: 'push' | 'pull'
      /** How many rank before it, whoever may have them. */
      ahead: number
      keptFor: string | null
      reservedAgentId: string | null
      filters: Why['filters']
      /**
       * Who could have it at some time, and what stands in their way now. `fromAt`: when it will be urgent enough for them;
       * null: it is, or nobody can tell.
       */
      could: { agentId: string; refusal: Hindrance | null; opensAt: number; fromAt: number | null }[]
    }

export function explain(state: State, taskId: string, now: number): Explanation | undefined {
  const customerId = state.customers.get(taskId)
  if (customerId === undefined) return undefined
  const work = state.works.get(customerId)
  const held = work?.tasks.find(({ task }) => task.id === taskId)
  if (work && held) return { kind: 'held', agentId: work.seat.agent.id, phase: held.phase, isPaused: work.isPaused }
  const bundle = state.bundles.get(customerId)!
  const rank = rankOf(bundle.tasks, state.policy, now)
  const { offer, keptFor, reserved } = bundle
  if (offer) return { kind: 'offered', agentId: offer.seat.agent.id, expiresAt: offer.expiresAt, rank }
  const isAhead = (other: typeof bundle) => compareRanks(rankOf(other.tasks, state.policy, now), rank) < 0
  return {
    ...{ kind: 'waiting', rank, keptFor, could: whoCould(state, bundle, rank) },
    mode: isPulled(bundle) ? 'pull' : 'push',
    ahead: [...state.bundles.values()].filter(other => other !== bundle && !other.offer && isAhead(other)).length,
    reservedAgentId: reserved?.agent.id ?? null,
    filters: filtersOf(state, { bundle, rank }),
  }
}

function whoCould(state: State, bundle: Bundle, rank: Rank) {
  return [...state.groups.values()].flatMap(group => {
    const { opensAt } = state.forms.fitness(bundle.shape, group.profile)
    if (opensAt === Infinity) return []
    const refusal = whyNot(state, bundle, rank, group)
    const fromAt = opensAt <= rank.urgency ? Infinity : firstUrgent(bundle, opensAt)
    return group.seats.map(seat => {
      const until = refusal === 'weight' ? roomAfter(state, bundle, seat) : undefined
      const from = Math.max(fromAt === Infinity ? 0 : fromAt, until ?? 0)
      return {
        ...{ agentId: seat.agent.id, refusal: until === undefined ? refusal : ('wrap-up' as const), opensAt },
        fromAt: from === 0 ? null : Math.ceil(from),
      }
    })
  })
}

/** When somebody has room again, where wrap-up alone leaves them none. */
function roomAfter({ policy }: State, { demand, customerId }: Bundle, seat: Seat): number | undefined {
  const load = seatLoad({ ...seat, wrapUp: null }, policy, customerId)
  return seat.wrapUp && fits(load, demand) ? seat.wrapUp.until : undefined
}

/** When the first of what waits together will have become so urgent. */
const firstUrgent = ({ tasks }: Bundle, urgency: number): number =>
  Math.min(...tasks.map(task => whenUrgent(task, urgency)))
