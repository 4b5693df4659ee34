/** How often an alarm is false, and how soon a surge is found: thousands of weeks of a brand, hour by hour, through the real steps. */
import { hour } from '#lib'
import { fresh, type History, likelihoodOfMore, measure, usualAt, type Watch, watchStep } from '#surges'
import { randomFrom } from './random.ts'

const week = 7 * 24
const before = 6 * week
const since = Date.UTC(2026, 0, 5)

type Brand = { median: number; dispersion: number }
type Surge = Brand & { times: number }

type Quiet = Brand & { weeks: number; watches: number; alerts: number; crises: number; crisesAWeek: number }

export type SurgeFigures = {
  weeks: number
  seed: number
  /** What is raised where nothing happened, with a look at each full hour. */
  falseAlarms: Quiet[]
  /** The same with a look every five minutes, as the server has it; a tenth of the weeks. */
  falseAlarmsAsLooked: Quiet[]
  /** How likely a surge is called a crisis within three hours, and within one. */
  found: (Surge & { surges: number; withinOne: number; withinThree: number })[]
}

const quietBrands: readonly Brand[] = [0.3, 1, 4, 20, 100].flatMap(median =>
  [1, 2, 3].map(dispersion => ({ median, dispersion })),
)
const surges: readonly Surge[] = [
  ...[20, 50, 100].flatMap(median => [1, 2, 3].map(dispersion => ({ median, dispersion, times: 5 }))),
  ...[1, 2, 3].map(dispersion => ({ median: 4, dispersion, times: 10 })),
]

/** So many false crises a week at most, and so many surges found at least. */
export const mostFalse = 0.015
export const leastFound = 0.99

/** `weeks` are shared by the quiet brands; of each surge there are as many as there are weeks for each brand. */
export function simulateSurges(weeks: number, seed: number): SurgeFigures {
  const random = randomFrom(seed)
  const each = Math.ceil(weeks / quietBrands.length)
  return {
    ...{ weeks: each * quietBrands.length, seed },
    falseAlarms: quietBrands.map(brand => stayQuiet(brand, each, { looks: 1, random })),
    falseAlarmsAsLooked: quietBrands.map(brand => stayQuiet(brand, Math.ceil(each / 10), { looks: 12, random })),
    found: surges.map(surge => findSurges(surge, each, random)),
  }
}

/** All brands together keep to it, and none of them fails it by more than chance explains. */
export function holdsUp({ falseAlarms, falseAlarmsAsLooked, found }: SurgeFigures): boolean {
  return (
    isSeldom(falseAlarms) &&
    isSeldom(falseAlarmsAsLooked) &&
    falseAlarms.every(one => likelihoodOfMore(one.crises, one.weeks, mostFalse) > 0.01) &&
    found.every(one => likelihoodOfMore(missed(one), one.surges, 1 - leastFound) > 0.01)
  )
}

const isSeldom = (brands: readonly Quiet[]): boolean =>
  likelihoodOfMore(
    sumOf(brands, one => one.crises),
    sumOf(brands, one => one.weeks),
    mostFalse,
  ) > 0.01

const missed = ({ surges: count, withinThree }: SurgeFigures['found'][number]): number =>
  Math.round(count * (1 - withinThree))
const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0)

/** `looks`: how often an hour it is looked at the hour before; the server does every five minutes. */
function stayQuiet(brand: Brand, weeks: number, { looks, random }: { looks: 1 | 12; random: () => number }) {
  const raised = { watch: 0, alert: 0, crisis: 0 }
  let last = drawnParts(brand, looks, random)
  const counts: number[] = [
    ...Array.from({ length: before - 1 }, () => drawn(brand, random)),
    sumOf(last, each => each),
  ]
  let watch = fresh(since + before * hour)
  for (let each = before; each < before + weeks * week; each++) {
    const parts = drawnParts(brand, looks, random)
    for (let look = 1; look <= looks; look++) {
      const weight = sumOf([...last.slice(look), ...parts.slice(0, look)], part => part)
      const after = looked(counts.slice(-before), { weight, at: since + (each + look / looks) * hour }, watch)
      watch = after.watch
      if (after.decision && after.decision.kind !== 'ended') raised[after.decision.level]++
    }
    counts.push(sumOf(parts, part => part))
    last = parts
  }
  return {
    ...{ ...brand, weeks, watches: raised.watch, alerts: raised.alert, crises: raised.crisis },
    crisesAWeek: raised.crisis / weeks,
  }
}

function findSurges(surge: Surge, count: number, random: () => number) {
  let [withinOne, withinThree] = [0, 0]
  for (let each = 0; each < count; each++) {
    const hours = hoursUntilFound(surge, random)
    if (hours <= 1) withinOne++
    if (hours <= 3) withinThree++
  }
  return { ...surge, surges: count, withinOne: withinOne / count, withinThree: withinThree / count }
}

function hoursUntilFound({ times, ...brand }: Surge, random: () => number): number {
  const counts: number[] = Array.from({ length: before }, () => drawn(brand, random))
  let watch = fresh(since + before * hour)
  for (let each = 0; each < 3; each++) {
    const weight = drawn({ ...brand, median: brand.median * times }, random)
    watch = looked(counts.slice(-before), { weight, at: since + (before + each + 1) * hour }, watch).watch
    if (watch.level === 'crisis') return each + 1
    counts.push(weight)
  }
  return Number.POSITIVE_INFINITY
}

/** The hour before `at`, as the server looks at it: only how many there are is drawn, each of them another author. */
function looked(counts: readonly number[], { weight, at }: { weight: number; at: number }, watch: Watch) {
  // The last of the counts is the hour that was full by then.
  const full = Math.ceil(at / hour) * hour - hour
  const history: History = { since: full - counts.length * hour, counts, negative: 0, total: 1e9 }
  const usual = usualAt(history, Math.floor((at - hour / 2) / hour) * hour)!
  const count = { weight, authors: weight, messages: weight, effective: weight, topShare: 1 / Math.max(1, weight) }
  const seen = measure({ count, usual, negative: weight, total: weight })
  return watchStep(watch, { at, measure: seen, hours: at % hour === 0 ? [seen.z] : [] })
}

/** An hour in so many equal parts. */
function drawnParts(brand: Brand, parts: number, random: () => number): number[] {
  const mean = drawnMean(brand, random)
  return Array.from({ length: parts }, () => poisson(mean / parts, random))
}

/** A Poisson number whose mean is itself drawn, so that its variance is so many times its mean. */
const drawn = (brand: Brand, random: () => number): number => poisson(drawnMean(brand, random), random)

const drawnMean = ({ median, dispersion }: Brand, random: () => number): number =>
  dispersion > 1 ? gamma(median / (dispersion - 1), random) * (dispersion - 1) : median

function poisson(mean: number, random: () => number): number {
  // A large one is the sum of two of half its size.
  if (mean > 30) return poisson(mean / 2, random) + poisson(mean / 2, random)
  const limit = Math.exp(-mean)
  let product = random()
  let count = 0
  for (; product > limit; count++) product *= random()
  return count
}

/** Marsaglia and Tsang's way; a small shape is one larger, and brought down. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
