/** The spans in which a clock runs, in order, none touching the next. */
export type Hours = readonly (readonly [from: number, to: number])[]

/** How long the clock has run between two moments; without hours it always runs. */
export function elapsedMs(hours: Hours | null, from: number, to: number): number {
  if (!hours) return Math.max(0, to - from)
  let sum = 0
  for (let at = firstAfter(hours, from); at < hours.length; at++) {
    const [opens, closes] = hours[at]!
    if (opens >= to) break
    sum += Math.min(closes, to) - Math.max(opens, from)
  }
  return sum
}

/** When the clock will have run for so long; never, where the hours end before. */
export function whenElapsed(hours: Hours | null, from: number, ms: number): number {
  if (!hours) return from + ms
  let left = ms
  for (let at = firstAfter(hours, from); at < hours.length; at++) {
    const [opens, closes] = hours[at]!
    const start = Math.max(opens, from)
    if (left <= closes - start) return start + left
    left -= closes - start
  }
  return Infinity
}

/** The first span that is not over. */
function firstAfter(hours: Hours, moment: number): number {
  let low = 0
  let high = hours.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hours[middle]![1] <= moment) low = middle + 1
    else high = middle
  }
  return low
}
