import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { choicesOf, emptyModel, placesIn, rank, takeIn } from '#proposed-reasons'
import { median } from './figures.ts'
import type { Line } from './table.ts'

/** After so many closings, on those that are never learnt: shares from 0 to 1. */
type Figure = { set: string; closings: number; first: number; three: number; commonest: number }
export type ReasonsLearnt = { figures: Figure[]; learnMs: number; proposeMs: number }

const sets = ['banking77-en', 'clinc150-en']
const looks = [0, 200, 1000, 5000]
const heldBack = 1000

/** Rows of a public set as closings, in an order that says nothing: what was written, and the reason it was closed for. */
function closingsOf(folder: string, set: string) {
  const file = gunzipSync(readFileSync(join(folder, set, 'train.csv.gz'))).toString()
  const lines = file.trim().split(/\r?\n/).slice(1)
  return lines
    .map(line => ({ line, order: createHash('sha1').update(line).digest('hex'), at: line.lastIndexOf(',') }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ line, at }) => ({
      places: placesIn(line.slice(0, at).replace(/^"|"$/g, '').replaceAll('""', '"')),
      reason: line.slice(at + 1),
    }))
}

/** How often what is proposed is right after so many closings, and how long that takes. */
export function measureReasons(folder: string): ReasonsLearnt {
  const times = { learn: [] as number[], propose: [] as number[] }
  const figures = sets.flatMap(set => {
    const closings = closingsOf(folder, set)
    const [learnt, kept] = [closings.slice(0, -heldBack), closings.slice(-heldBack)]
    const labels = [...new Set(closings.map(({ reason }) => reason))]
    const choices = choicesOf(labels.map(id => ({ id, path: [], label: id.replaceAll('_', ' ') })))
    const model = emptyModel()
    return looks.map((until, at) => {
      for (const { places, reason } of learnt.slice(looks[at - 1] ?? 0, until))
        times.learn.push(timed(() => takeIn(model, reason, places)))
      const commonest = commonestOf(learnt.slice(0, until).map(({ reason }) => reason))
      const places = kept.map(each => {
        let ranked: { id: string }[] = []
        times.propose.push(timed(() => (ranked = rank(model, choices, each.places))))
        return ranked.findIndex(({ id }) => id === each.reason)
      })
      return {
        ...{ set, closings: until, first: share(places, place => place === 0) },
        three: share(places, place => place < 3),
        commonest: share(kept, ({ reason }) => reason === commonest),
      }
    })
  })
  return { figures, learnMs: median(times.learn), proposeMs: median(times.propose) }
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const share = <T>(all: readonly T[], is: (each: T) => boolean) => all.filter(is).length / all.length

function commonestOf(reasons: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

const percent = (of: number) => `${(100 * of).toFixed(1)} %`

/** What was reached before on the same sets after as many closings. */
const must: Record<string, Record<number, string>> = {
  'banking77-en': { 200: '≥ 29.9 %', 1000: '≥ 57.6 %', 5000: '≥ 83.9 %' },
  'clinc150-en': { 200: '≥ 39.1 %', 1000: '≥ 43.9 %', 5000: '≥ 89.7 %' },
}

export const reasonsLines = ({ figures, learnMs, proposeMs }: ReasonsLearnt): Line[] => [
  ...figures.map(({ set, closings, first, three, commonest }): Line => [
    `${set} after ${closings} closings, right first`,
    `${percent(first)}, among three ${percent(three)}`,
    must[set]?.[closings] ?? '',
    `commonest ${percent(commonest)}`,
  ]),
  ['a closing learnt', `${learnMs.toFixed(2)} ms`, '≤ 5 ms', ''],
  ['a conversation proposed', `${proposeMs.toFixed(2)} ms`, '≤ 5 ms', ''],
]
