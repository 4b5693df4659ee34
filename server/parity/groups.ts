import { type ParityGroup, parityBounds, type ParityReach, type ParityVerdict } from '#protocol'
import { parityOf } from '#routing-rules'

/** An answered turn. `urgency`: of the time until it was due, the share that had passed at the answer; 1: just in time. */
export type Turn = {
  channel: string
  /** Null where what began it is gone. */
  visibility: 'public' | 'private' | null
  followers: number | null
  urgency: number
}

/** How each group waits beside all, the slowest first. Pure. */
export function groupsOf<Key extends string>(
  turns: readonly Turn[],
  keyOf: (turn: Turn) => Key | null,
): ParityGroup<Key>[] {
  const urgencies = new Map<Key, number[]>()
  for (const turn of turns) {
    const key = keyOf(turn)
    if (key === null) continue
    const known = urgencies.get(key)
    if (known) known.push(turn.urgency)
    else urgencies.set(key, [turn.urgency])
  }
  return parityOf(urgencies)
    .map(({ group, count, ratio, p }) => ({
      ...{ key: group as Key, count, ratio, p },
      verdict: verdictOf(count, ratio, p),
    }))
    .toSorted((one, other) => other.ratio - one.ratio)
}

function verdictOf(count: number, ratio: number, p: number): ParityVerdict {
  const { least, most, few, p: chance } = parityBounds
  if (count < few) return 'few'
  if (p < chance && ratio !== 1) return ratio > 1 ? 'slower' : 'faster'
  return ratio < least || ratio > most ? 'unsure' : 'alike'
}

/**
 * Where a turn belongs by who reads along: in private; in public, by the third its writer's followers fall in among those
 * public turns of which they are known. Pure.
 */
export function reachesOf(turns: readonly Turn[]): (turn: Turn) => ParityReach | null {
  const known = turns
    .flatMap(({ visibility, followers }) => (visibility === 'public' && followers !== null ? [followers] : []))
    .toSorted((one, other) => one - other)
  const cut = (share: number): number => known[Math.floor((known.length - 1) * share)] ?? 0
  const [low, middle] = [cut(1 / 3), cut(2 / 3)]
  return ({ visibility, followers }) => {
    if (visibility !== 'public') return visibility
    if (followers === null) return 'public-unknown'
    if (followers <= low) return 'public-low'
    return followers <= middle ? 'public-middle' : 'public-high'
  }
}
