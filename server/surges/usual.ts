import { day, hour } from '#lib'

/** What was counted, hour by hour. */
export type History = {
  /** The beginning of the first full hour that was counted. */
  since: number
  /** Distinct authors of each hour from `since` on, as weighed; NaN: the hour was part of a crisis and says nothing. */
  counts: ArrayLike<number>
  /** Messages against it, and all messages of customers, in those hours. */
  negative: number
  total: number
}

/** What there is at such an hour. */
export type Usual = {
  /** The median. */
  median: number
  /** One step away from it. */
  spread: number
  /** Variance by mean, at least 1. */
  dispersion: number
  /** How much of what is said is against it. */
  share: number
}

const week = 7 * day
const weeks = 6
const enough = 12
/** Where the same hours of the week are too few: all of these last days, once the brand was listened to for one of them. */
const lastMs = 28 * day
const shortestHistory = day / hour

/** Undefined while too little was counted to say what is usual. `at`: the beginning of the hour that is asked about. */
export function usualAt(history: History, at: number, dispersion = dispersionOf(history)): Usual | undefined {
  if (history.counts.length < shortestHistory) return undefined
  const same = sameHours(history, at)
  const samples = same.length >= enough ? same : lastHours(history, at)
  if (samples.length < enough) return undefined
  const median = medianOf(samples)
  const deviation = medianOf(samples.map(count => Math.abs(count - median)))
  return {
    median,
    spread: Math.max(1.4826 * deviation, Math.sqrt(dispersion * Math.max(median, 1))),
    dispersion,
    share: (history.negative + 0.5) / (history.total + 1),
  }
}

/** The same hour of the same weekday, and those beside it, in the weeks before. */
function sameHours(history: History, at: number): number[] {
  const found: number[] = []
  for (let back = 1; back <= weeks; back++)
    for (const beside of [-hour, 0, hour]) keep(found, countAt(history, at - back * week + beside))
  return found
}

function lastHours(history: History, at: number): number[] {
  const found: number[] = []
  for (let each = Math.max(at - lastMs, history.since); each < at; each += hour) keep(found, countAt(history, each))
  return found
}

const countAt = ({ since, counts }: History, at: number): number =>
  counts[Math.round((at - since) / hour)] ?? Number.NaN

const keep = (found: number[], count: number): void => {
  if (!Number.isNaN(count)) found.push(count)
}

/**
 * How much more the hours vary than chance alone would have them: of each hour of the week around its own mean, all
 * together. While no hour of the week has come often, those of the day.
 */
export function dispersionOf({ counts }: Pick<History, 'counts'>): number {
  const period = counts.length > (3 * week) / hour ? week / hour : day / hour
  let [squares, expected] = [0, 0]
  for (let first = 0; first < Math.min(period, counts.length); first++) {
    let [sum, square, count] = [0, 0, 0]
    for (let each = first; each < counts.length; each += period) {
      const found = counts[each]!
      if (Number.isNaN(found)) continue
      sum += found
      square += found * found
      count++
    }
    if (count < 2) continue
    squares += square - (sum * sum) / count
    expected += ((count - 1) * sum) / count
  }
  return expected > 0 ? Math.max(1, squares / expected) : 1
}

function medianOf(samples: readonly number[]): number {
  const sorted = Float64Array.from(samples).toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
