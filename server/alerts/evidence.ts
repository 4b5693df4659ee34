import { hour } from '#lib'
import type { AlertHour } from '#protocol'
import { countAuthors, type History, lookEveryMs, spanMs, type Told, usualAt } from '#surges'
import type { KeptEvidence } from './alert-store.ts'
import type { Said } from './hours-store.ts'

/** So many hours are drawn. */
export const drawnHours = 16
const mostSamples = 40
/** What is said before so many is said before the world. */
const manyFollowers = 10_000

type Seen = Told & { at: number; said: readonly Said[]; history: History; followers: number }

/** What speaks for an alert at one moment: `said` is all of its topic in the hours that are drawn. Pure. */
export function evidenceOf({ at, said, history, followers, count, calm, usual, measure, total }: Seen): KeptEvidence {
  const hours = Array.from({ length: drawnHours }, (_, place) =>
    hourUntil(at - (drawnHours - 1 - place) * spanMs, said, history),
  )
  const recent = said.filter(each => each.at > at - spanMs && each.at <= at)
  const before = hours.at(-2)!
  const leftOut = count.messages - calm.messages
  return {
    hours,
    z: measure.z,
    zBefore: before.upTo > before.usual ? (3 * (before.authors - before.usual)) / (before.upTo - before.usual) : 0,
    effective: calm.effective,
    topShare: calm.topShare,
    against: calm.messages,
    total: total - leftOut,
    leftOut,
    usualShare: usual.share,
    followers,
    channels: authorsBy(recent, ({ channel }) => channel).map(([channel, authors]) => ({ channel, authors })),
    places: authorsBy(recent, ({ place }) => place).map(([profileId, authors]) => ({ profileId, authors })),
    samples: samplesOf(recent),
  }
}

/** It reaches further than one place: worse, but no alarm by itself. */
export const isGrave = ({ channels, places, followers }: KeptEvidence): boolean =>
  channels.length >= 2 || places.length >= 2 || followers >= manyFollowers

function hourUntil(until: number, said: readonly Said[], history: History): AlertHour {
  const { weight, messages } = countAuthors(said.filter(each => each.at > until - spanMs && each.at <= until))
  const usual = usualAt(history, Math.floor((until - spanMs / 2) / hour) * hour)
  const median = usual?.median ?? 0
  return { until, authors: weight, messages, usual: median, upTo: median + 3 * (usual?.spread ?? 0) }
}

function authorsBy(said: readonly Said[], keyOf: (each: Said) => string): [string, number][] {
  const groups = Map.groupBy(said, keyOf)
  return [...groups]
    .map(([key, of]): [string, number] => [key, new Set(of.map(({ author }) => author)).size])
    .toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
}

/** One of each author, the latest first, each channel in its turn. */
function samplesOf(said: readonly Said[]): string[] {
  const latest = said.toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
  const ofEach = [...new Map(latest.toReversed().map(each => [each.author, each])).values()].toReversed()
  const turns = new Map<string, number>()
  const ranked = ofEach.map(each => {
    const turn = turns.get(each.channel) ?? 0
    turns.set(each.channel, turn + 1)
    return { id: each.id, turn }
  })
  return ranked
    .toSorted((one, other) => one.turn - other.turn)
    .slice(0, mostSamples)
    .map(({ id }) => id)
}

/** How often is looked, and the moment of the look that is due. */
export const lookDue = (now: number): number => Math.floor(now / lookEveryMs) * lookEveryMs
