import type { Bundle, Group, State } from '#routing-floor'
import { type Rank, type Refusal, relaxationStep } from '#routing-rules'
import type { Head } from './draw.ts'
import { whyNot } from './why-not.ts'

type Subject = Pick<Head, 'bundle' | 'rank'>

/**
 * Of some groups those that may have a bundle, or that `refusal` alone keeps from it; found out once for all bundles that
 * are alike and have relaxed as far.
 */
export function openReach(state: State, groups: readonly Group[], refusal: Refusal | null = null) {
  const isReserved = ({ id }: Group) => id !== null && state.seats.get(id)!.reservedFor !== null
  const plain = groups.filter(group => !isReserved(group))
  const reserved = groups.filter(isReserved)
  const known = new Map<string, readonly Group[]>()
  const find = ({ bundle, rank }: Subject, those: readonly Group[]) =>
    those.filter(group => whyNot(state, bundle, rank, group) === refusal)

  return (head: Subject): readonly Group[] => {
    const { bundle, rank } = head
    if (bundle.names.size > 0) return find(head, groups)
    const key = `${bundle.ask} ${stageOf(state, bundle, rank)}`
    const found = known.get(key) ?? find(head, plain)
    known.set(key, found)
    // Whoever is kept free for something may have what ranks higher: of bundles that are alike some may, some may not.
    const more = reserved.length === 0 ? [] : find(head, reserved)
    return more.length === 0 ? found : [...found, ...more]
  }
}

/** How many of the urgencies at which it opens to others have passed. */
function stageOf({ policy }: State, { shape }: Bundle, { urgency }: Rank): number {
  const passed = shape.shape.queues.filter(({ overflow }) => overflow && overflow.at <= urgency)
  return relaxationStep(urgency, policy) + 4 * passed.length
}
