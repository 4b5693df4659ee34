import type { LogEvent } from '#log'
import { type Decision, type Event, type State, step } from '#routing-engine'
import { whyNot } from '#routing-round'
import { compareRanks, rankOf } from '#routing-rules'
import type { RoutingEvent } from './events.ts'

/** What agents ask of the engine. */
export const wishes: readonly string[] = [
  'routing.accepted',
  'routing.declined',
  'routing.pulled',
  'routing.wrapped-up',
] satisfies RoutingEvent[]

/** What agents asked, each at its own time: whoever said yes in time has it, however late the engine hears of it. */
export function grant(state: State, events: readonly LogEvent[], now: number): Decision[] {
  return events
    .filter(({ kind }) => wishes.includes(kind))
    .flatMap(event => {
      const at = Math.min(event.at, now)
      // Whoever takes the next has written down what there was.
      const done = endsWrapUp(event) ? step(state, { kind: 'wrap-up.ended', agentId: event.subjectId ?? '' }, at) : null
      const wish = wishIn(state, event)
      return [...(done?.decisions ?? []), ...(wish ? step(state, wish, at).decisions : [])]
    })
}

const endsWrapUp = ({ kind }: LogEvent) => kind === 'routing.wrapped-up' || kind === 'routing.pulled'

function wishIn(state: State, { kind, subjectId, conversationId, detail }: LogEvent): Event | undefined {
  if (kind === 'routing.wrapped-up') return undefined
  const agentId = subjectId ?? ''
  if (kind === 'routing.pulled') {
    const taskId = conversationId ?? nextFor(state, agentId)
    return taskId === undefined ? undefined : { kind: 'task.pulled', taskId, agentId }
  }
  const offerId = Number(detail?.offer)
  if (state.offers.get(offerId)?.seat.agent.id !== agentId) return undefined
  return { kind: kind === 'routing.accepted' ? 'offer.accepted' : 'offer.declined', offerId }
}

/** What comes first of all that somebody may have. */
function nextFor(state: State, agentId: string): string | undefined {
  const seat = state.seats.get(agentId)
  if (!seat) return undefined
  if (seat.offer) return seat.offer.bundle.tasks[0]!.id
  return [...state.bundles.values()]
    .filter(({ offer }) => offer === null)
    .map(bundle => ({ bundle, rank: rankOf(bundle.tasks, state.policy, state.now) }))
    .toSorted((one, other) => compareRanks(one.rank, other.rank))
    .find(({ bundle, rank }) => whyNot(state, bundle, rank, seat.group!) === null)?.bundle.tasks[0]!.id
}

/** Why offers were declined, as those said who declined them. */
export const reasonsIn = (events: readonly LogEvent[]): ReadonlyMap<number, string> =>
  new Map(
    events.flatMap(({ kind, detail }) =>
      kind === 'routing.declined' && typeof detail?.reason === 'string'
        ? [[Number(detail.offer), detail.reason] as const]
        : [],
    ),
  )
