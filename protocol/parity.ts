import type { TargetCard, WithinCard } from './levels.ts'

/**
 * What is known of a group: it waits longer or less than all, and not by chance (p < 0.01); it is far off, but that may be
 * chance; it is like the rest; or it is too small to tell.
 */
export const parityVerdicts = ['slower', 'faster', 'unsure', 'alike', 'few'] as const
export type ParityVerdict = (typeof parityVerdicts)[number]

/** What `verdict` is measured by: the ratio that is tolerated, the chance below which it is flagged, the least count. */
export const parityBounds = { least: 0.8, most: 1.25, p: 0.01, few: 30 } as const

/**
 * `ratio`: the group's median share of its target at the answer, on the clock of the target, of that of all; 1 is the same.
 * `p`: how likely so great a difference is by chance (Mann–Whitney, two-sided, by Holm over the groups beside it).
 */
export type ParityGroup<Key extends string = string> = {
  key: Key
  count: number
  ratio: number
  p: number
  verdict: ParityVerdict
}

/** Whether it is said in public, by how many follow who says it. */
export const parityReaches = ['private', 'public-unknown', 'public-low', 'public-middle', 'public-high'] as const
export type ParityReach = (typeof parityReaches)[number]

/** A target of one account alone: how it is called, on which channel it is, `usual`: what all others have, and the reason. */
export type ParityTarget = Omit<TargetCard, 'profileId' | 'why'> & {
  profileId: string
  name: string
  channel: string
  usual: WithinCard
  why: string
}

/**
 * GET /api/v1/parity?days=: of the turns that fell due from `from` to `to` (epoch milliseconds), those answered (`turns`),
 * those read for it (`sampled`: all, or a part drawn by chance), those without an answer yet (`open`). The slowest first.
 * `targets`: who is not served within what all others are, as it is set now.
 */
export type ParityReport = {
  from: number
  to: number
  turns: number
  sampled: number
  open: number
  channels: ParityGroup[]
  reaches: ParityGroup<ParityReach>[]
  targets: ParityTarget[]
}
