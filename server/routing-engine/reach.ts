import { type Rank, type Refusal, relaxationStep } from '#routing-rules'
import type { Head } from './draw.ts'
import type { Bundle, Group, State } from './state.ts'
import { whyNot } from './why-not.ts'

/** Who may have what waits. */
export type Reached = { groups: readonly Group[]; isTooHeavy: boolean }

/** Of some groups those that may have a bundle, found out once for all bundles that are alike and have relaxed as far. */
export function openReach(state: State, groups: readonly Group[]): (head: Pick<Head, 'bundle' | 'rank'>) => Reached {
  const isReserved = ({ id }: Group) => id !== null && state.seats.get(id)!.reservedFor !== null
  const plain = groups.filter(group => !isReserved(group))
  const reserved = groups.filter(isReserved)
  const known = new Map<string, Reached>()

  const find = (bundle: Bundle, rank: Rank, those: readonly Group[]): Reached => {
    const refusals = those.map(group => whyNot(state, bundle, rank, group))
    const fitting = those.filter((_, at) => refusals[at] === null)
    return { groups: fitting, isTooHeavy: refusals.includes('weight' satisfies Refusal) }
  }

  return ({ bundle, rank }) => {
    if (bundle.names.size > 0) return find(bundle, rank, groups)
    const key = `${bundle.ask} ${stageOf(state, bundle, rank)}`
    const found = known.get(key) ?? find(bundle, rank, plain)
    known.set(key, found)
    if (reserved.length === 0) return found
    // Whoever is kept free for something may have what ranks higher: of bundles that are alike some may, some may not.
    const more = find(bundle, rank, reserved)
    if (more.groups.length === 0 && !more.isTooHeavy) return found
    return { groups: [...found.groups, ...more.groups], isTooHeavy: found.isTooHeavy || more.isTooHeavy }
  }
}

/** How many of the urgencies at which it opens to others have passed. */
function stageOf({ policy }: State, { shape }: Bundle, { urgency }: Rank): number {
  const passed = shape.shape.queues.filter(({ overflow }) => overflow && overflow.at <= urgency)
  return relaxationStep(urgency, policy) + 4 * passed.length
}
