import type { Glance, GlanceTalk } from '#protocol'

/** How a conversation reads: from here on it is news. */
export type Mood = 'bad' | 'plain' | 'good'
const clear = 0.25

export const moodOf = ({ tone }: Pick<GlanceTalk, 'tone'>): Mood =>
  tone === null || Math.abs(tone) < clear ? 'plain' : tone < 0 ? 'bad' : 'good'

/** From where to where it is looked; a single moment stands in the middle of a day. */
export type Stretch = { from: number; to: number }

const dayMs = 86_400_000

/** All the talks, and now. Pure. */
export function stretchOf({ talks }: Glance, now: number): Stretch {
  const first = talks[0]?.openedAt ?? now
  const to = Math.max(now, talks.at(-1)?.openedAt ?? now)
  return { from: Math.min(first, to - dayMs), to }
}

/** Where a moment stands, 0 to 1. */
export const placeOf = (at: number, { from, to }: Stretch): number =>
  Math.min(1, Math.max(0, (at - from) / (to - from)))

/** The channels in which they spoke, those of the last talks first. */
export const channelsIn = ({ talks }: Glance): string[] => [
  ...new Set(talks.toReversed().map(({ channel }) => channel)),
]

/** A line through points of 0 to 1 in `rows` lanes, each a unit tall, soft where it changes lanes; the path of an SVG. */
export function pathThrough(points: readonly { x: number; lane: number }[]): string {
  return points
    .map(({ x, lane }, at) => {
      const [right, down] = [round(x * 100), lane + 0.5]
      const before = points[at - 1]
      if (!before) return `M ${right} ${down}`
      const middle = round((before.x * 100 + x * 100) / 2)
      return `C ${middle} ${before.lane + 0.5} ${middle} ${down} ${right} ${down}`
    })
    .join(' ')
}

const round = (value: number): number => Math.round(value * 100) / 100

/** How many talks of each mood. */
export function countsOf({ talks }: Glance): Record<Mood, number> {
  const counts = { bad: 0, plain: 0, good: 0 }
  for (const talk of talks) counts[moodOf(talk)]++
  return counts
}
