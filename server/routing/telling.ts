import { supervisorsIn } from '#accounts'
import type { Tx } from '#db'
import { newId } from '#lib'
import type { NewEvent } from '#log'
import type { Decision, State } from '#routing-engine'
import { idsOf } from '#routing-floor'
import { tellDecided, tellOffers, tellUnserved } from './events.ts'
import { seenIn } from './reconcile.ts'
import type { TellFew } from './tell-few.ts'
import type { DecisionRow, EndedOffer, NewOffer, Told } from './offer-store.ts'

export type Deciding = {
  state: State
  decisions: readonly Decision[]
  /** Whose bundles may be others now. */
  customerIds: Iterable<string>
  /** The offers that stood before. */
  before: ReadonlyMap<number, string>
  /** Why an offer was declined. */
  reasons: ReadonlyMap<number, string>
  tellsOf: TellFew
  now: number
}

type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>
const only = <K extends Decision['kind']>(decisions: readonly Decision[], kind: K) =>
  decisions.filter((each): each is Of<K> => each.kind === kind)

/** What is written down of what was decided. Pure but for the ids. */
export function toldOf({ state, decisions, customerIds, before, reasons, now }: Deciding): Told {
  // What came back in the same breath was never before anybody.
  const offered = only(decisions, 'offered').filter(({ offerId }) => state.offers.has(offerId))
  const over = [...before].filter(([id]) => !state.offers.has(id))
  return {
    made: offered.map(each => newOffer(state, each, now)),
    widened: [...customerIds].flatMap(id => {
      const bundle = state.bundles.get(id)
      return bundle?.offer ? [{ number: bundle.offer.id, taskIds: idsOf(bundle.tasks) }] : []
    }),
    ended: over.map(([number, agentId]): EndedOffer => {
      const outcome = outcomeOf(decisions, number, agentId)
      return { number, at: now, outcome, reason: outcome === 'declined' ? (reasons.get(number) ?? null) : null }
    }),
    decided: decisions.flatMap(decision => rowsOf(decision, now)),
  }
}

function newOffer(state: State, { offerId, taskIds, agentId, expiresAt }: Of<'offered'>, now: number): NewOffer {
  const { pauses, bundle } = state.offers.get(offerId)!
  const { customerId } = bundle
  return { number: offerId, customerId, agentId, taskIds, pauses, offeredAt: Math.min(now, expiresAt), expiresAt }
}

function outcomeOf(decisions: readonly Decision[], number: number, agentId: string): EndedOffer['outcome'] {
  const returned = only(decisions, 'returned').find(({ offerId }) => offerId === number)
  if (returned) return returned.reason
  const taken = only(decisions, 'assigned').some(each => each.agentId === agentId && each.reason === 'accepted')
  return taken ? 'accepted' : 'closed'
}

/** A decision as it is told in each conversation that it concerns. */
function rowsOf(decision: Decision, at: number): DecisionRow[] {
  if (decision.kind === 'not-responding') return []
  const { kind, taskIds } = decision
  const agentId = 'agentId' in decision ? decision.agentId : null
  const detail = {
    ...('why' in decision && { why: decision.why, expiresAt: decision.expiresAt }),
    ...('reason' in decision && { reason: decision.reason }),
    ...('freeAt' in decision && { freeAt: decision.freeAt }),
    ...('needs' in decision && { needs: decision.needs }),
  }
  return taskIds.map(conversationId => ({ id: newId(at), at, kind, conversationId, agentId, detail }))
}

/** What the rooms below, and the screens, are told of it. As engine. */
export async function eventsFor(tx: Tx, workspaceId: string, told: Told, deciding: Deciding): Promise<NewEvent[]> {
  const { made, widened, ended, decided } = told
  const { state, before, decisions, tellsOf, now } = deciding
  const agents = new Set([
    ...made.map(({ agentId }) => agentId),
    ...[...widened, ...ended].flatMap(
      ({ number }) => before.get(number) ?? state.offers.get(number)?.seat.agent.id ?? [],
    ),
  ])
  const unserved = only(decisions, 'unserved').flatMap(({ taskIds, needs }) =>
    taskIds.filter(id => tellsOf({ queueId: seenIn(state, id)?.task.queueId, needs }, now)),
  )
  const supervisors = unserved.length === 0 ? [] : await supervisorsIn(tx, [workspaceId])
  const people = supervisors.map(({ id }) => id)
  return [
    ...[...agents].map(agentId => tellOffers(workspaceId, agentId)),
    ...[...new Set(decided.map(({ conversationId }) => conversationId))].map(id => tellDecided(workspaceId, id)),
    ...unserved.map(id => tellUnserved(workspaceId, id, people)),
  ]
}
