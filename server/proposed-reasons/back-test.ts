import type { ProposalFigures, Sureness } from '#protocol'
import type { Ranked } from './rank.ts'

/** What was proposed before a closing was learnt. */
export type Proposed = { first: string[]; commonest: string | null; group: number }

/** The figures are those of so many closings, the latest. */
export const window = 500
/** Fewer say nothing, and nothing is proposed. */
const least = 100
/** What is proposed has to be right so much more often than the commonest reason. */
const margin = 0.05
/** A first proposal with less of a share than this is none, and a further one with less than that. */
const leastShare = 0.1
const leastFurther = 0.05
const z = 1.959963984540054

const groupOf = (share: number) => Math.min(9, Math.floor(share * 10))

export const proposedOf = (ranked: readonly Ranked[], commonest: string | null): Proposed => ({
  first: ranked.slice(0, 3).map(({ id }) => id),
  ...{ commonest, group: groupOf(ranked[0]?.share ?? 0) },
})

/** Three digits: where the right one stood (0: not among three), whether it was the commonest, and the share's group. */
const outcomeOf = ({ first, commonest, group }: Proposed, reasonId: string): string =>
  `${first.indexOf(reasonId) + 1}${commonest === reasonId ? 1 : 0}${group}`

export const withOutcome = (outcomes: string, proposed: Proposed, reasonId: string): string =>
  (outcomes + outcomeOf(proposed, reasonId)).slice(-3 * window)

/** The same closing, which has another reason now; `ago`: how many were learnt after it. */
export function corrected(outcomes: string, ago: number, proposed: Proposed, reasonId: string): string {
  const from = outcomes.length - 3 * (ago + 1)
  return from < 0 ? outcomes : outcomes.slice(0, from) + outcomeOf(proposed, reasonId) + outcomes.slice(from + 3)
}

const all = (outcomes: string) =>
  Array.from({ length: outcomes.length / 3 }, (_, at) => {
    const [rank, isCommonest, group] = outcomes.slice(3 * at, 3 * at + 3)
    return { rank: Number(rank), isCommonest: isCommonest === '1', group: Number(group) }
  })

/** How well the last closings would have been proposed. Pure. */
export function figuresOf(outcomes: string): ProposalFigures {
  const tested = all(outcomes)
  const of = tested.length
  const share = (is: (each: (typeof tested)[number]) => boolean) => (of === 0 ? 0 : tested.filter(is).length / of)
  const first = share(({ rank }) => rank === 1)
  const commonest = share(({ isCommonest }) => isCommonest)
  return {
    ...{ tested: of, first, three: share(({ rank }) => rank > 0), commonest },
    covered: share(({ group }) => group >= 10 * leastShare),
    isGood: of >= least && lowest(first, of) >= commonest + margin,
  }
}

/** The lower end of the 95 % interval by Wilson's score. */
function lowest(share: number, of: number): number {
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return (share + (z * z) / (2 * of) - reach) / (1 + (z * z) / of)
}

/** How often those of a group were right that stood first; a group of few leans on what its share says. */
export function surenessOf(outcomes: string): (share: number) => Sureness {
  const groups = Map.groupBy(all(outcomes), ({ group }) => group)
  return share => {
    const alike = groups.get(groupOf(share)) ?? []
    const right = alike.filter(({ rank }) => rank === 1).length
    const often = (right + 5 * share) / (alike.length + 5)
    return often >= 0.85 ? 'sure' : often >= 0.6 ? 'likely' : 'maybe'
  }
}

/** At most three of them, with how sure each is. */
export function shownOf(ranked: readonly Ranked[], sureOf: (share: number) => Sureness) {
  if ((ranked[0]?.share ?? 0) < leastShare) return []
  return ranked
    .slice(0, 3)
    .filter(({ share }, at) => at === 0 || share >= leastFurther)
    .map(({ id, share }, at) => ({ reasonId: id, sure: at === 0 ? sureOf(share) : ('maybe' as const) }))
}
