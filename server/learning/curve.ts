/** Points by which a score is read: between two of them a straight line, beyond the ends what stands there. */
export type Curve = readonly (readonly [score: number, value: number])[]

/** The value at a score. A curve has at least one point, and its scores rise. */
export function at(curve: Curve, score: number): number {
  const above = curve.findIndex(([from]) => from >= score)
  if (above < 0) return curve.at(-1)![1]
  const [upper, value] = curve[above]!
  if (above === 0 || upper === score) return value
  const [lower, before] = curve[above - 1]!
  return before + ((value - before) * (score - lower)) / (upper - lower)
}

/**
 * The rising curve nearest to what was seen: pool adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman 1955), over
 * groups of `least` scores at least, so that few cases move nothing.
 */
export function risingCurve(seen: readonly { score: number; value: number }[], least = 50): Curve {
  const sorted = seen.toSorted((one, other) => one.score - other.score)
  const pools: { scores: number; values: number; count: number }[] = []
  for (let from = 0; from < sorted.length; from += least) {
    const isRest = sorted.length - from < 2 * least
    const group = sorted.slice(from, isRest ? undefined : from + least)
    pools.push({
      scores: sum(group.map(({ score }) => score)),
      values: sum(group.map(({ value }) => value)),
      count: group.length,
    })
    while (pools.length > 1 && mean(pools.at(-2)!) >= mean(pools.at(-1)!)) {
      const last = pools.pop()!
      const before = pools.pop()!
      pools.push({
        scores: before.scores + last.scores,
        values: before.values + last.values,
        count: before.count + last.count,
      })
    }
    if (isRest) break
  }
  return pools.map(pool => [pool.scores / pool.count, mean(pool)])
}

const mean = ({ values, count }: { values: number; count: number }): number => values / count
const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)
