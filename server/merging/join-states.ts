import { isDeepStrictEqual } from 'node:util'
import type { State } from '#conversations'

const earliest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/** From what wants us now to what is done with. */
const byNeed = ['open', 'snoozed', 'waiting', 'closed'] as const

/** How the conversation stands that takes in another one: nothing that either of them asked of us is lost. Pure. */
export function joined(kept: State, merged: State): State {
  const status = byNeed.find(each => kept.status === each || merged.status === each)!
  const isOurs = status === 'open' || status === 'snoozed'
  return {
    status,
    holder: kept.holder.kind !== 'agent' && merged.holder.kind === 'agent' ? merged.holder : kept.holder,
    turnAt: isOurs ? earliest(kept.turnAt, merged.turnAt) : null,
    firstAnsweredAt: earliest(kept.firstAnsweredAt, merged.firstAnsweredAt),
    snoozedUntil: status === 'snoozed' ? earliest(kept.snoozedUntil, merged.snoozedUntil) : null,
    closedAt: status === 'closed' ? kept.closedAt : null,
    reasonId: status === 'closed' ? kept.reasonId : null,
  }
}

/** How the conversation stands whose lines were taken in by another one. Pure. */
export const emptied = (state: State, now: number): State => ({
  ...state,
  status: 'closed',
  turnAt: null,
  snoozedUntil: null,
  closedAt: state.closedAt ?? now,
})

/** With the turn that its lines leave it: whoever waits is waited for, and nobody else. Pure. */
export function withTurn(state: State, turnAt: number | null): State {
  if (state.status === 'closed') return state
  if (state.status === 'snoozed') return { ...state, turnAt }
  return { ...state, turnAt, status: turnAt === null ? 'waiting' : 'open' }
}

/** How both stood when they were joined. */
export type Before = { kept: State; merged: State; after: State }

/** The kept conversation without the other: as before where nobody has touched it since, else as its lines leave it. Pure. */
export function keptAlone(now: State, { kept, after }: Before, turnAt: number | null): State {
  return isDeepStrictEqual(now, after) ? kept : withTurn(now, turnAt)
}

/** The other one, again on its own: as before, unless something was said since. Pure. */
export function mergedAlone({ merged }: Before, turnAt: number | null): State {
  return turnAt === merged.turnAt ? merged : withTurn(opened(merged), turnAt)
}

const opened = (state: State): State =>
  state.status === 'closed' ? { ...state, status: 'open', closedAt: null, reasonId: null } : state
