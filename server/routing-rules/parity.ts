/** How one group fared beside all others. */
export type Parity = {
  group: string
  count: number
  /** The median urgency at which its tasks were taken, of all others' and theirs together. */
  ratio: number
  /** How likely so great a difference is by chance alone, among so many groups. */
  p: number
  isFlagged: boolean
}

const tolerated = { least: 0.8, most: 1.25, p: 0.01 } as const

/**
 * Whether groups (channels, public or private, thirds of followers) wait alike: each against the rest by Mann & Whitney
 * (1947), many at once by Holm (1979).
 */
export function parityOf(urgencies: ReadonlyMap<string, readonly number[]>): Parity[] {
  const all = [...urgencies.values()].flat()
  const overall = medianOf(all)
  const found = [...urgencies].map(([group, values]) => {
    const rest = [...urgencies].flatMap(([other, its]) => (other === group ? [] : its))
    const ratio = overall === 0 ? 1 : medianOf(values) / overall
    return { group, count: values.length, ratio, p: mannWhitney(values, rest) }
  })
  let least = 0
  const ranked = found.toSorted((one, other) => one.p - other.p)
  const holm = new Map(
    ranked.map(({ group, p }, at) => [group, (least = Math.min(1, Math.max(least, p * (ranked.length - at))))]),
  )
  return found.map(each => {
    const p = holm.get(each.group)!
    const isFar = each.ratio < tolerated.least || each.ratio > tolerated.most
    return { ...each, p, isFlagged: p < tolerated.p || isFar }
  })
}

/** Two-sided, by the normal approximation with the correction for ties. */
function mannWhitney(ones: readonly number[], others: readonly number[]): number {
  const [n, m] = [ones.length, others.length]
  if (n === 0 || m === 0) return 1
  const all = [...ones.map(value => ({ value, isOne: true })), ...others.map(value => ({ value, isOne: false }))]
  all.sort((one, other) => one.value - other.value)
  let rankSum = 0
  let ties = 0
  for (let at = 0; at < all.length;) {
    let end = at
    while (end < all.length && all[end]!.value === all[at]!.value) end++
    const rank = (at + 1 + end) / 2
    for (let each = at; each < end; each++) if (all[each]!.isOne) rankSum += rank
    ties += (end - at) ** 3 - (end - at)
    at = end
  }
  const spread = ((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1)))
  if (spread <= 0) return 1
  const distance = Math.abs(rankSum - (n * (n + 1)) / 2 - (n * m) / 2) - 0.5
  return Math.min(1, 2 * upperTail(Math.max(0, distance) / Math.sqrt(spread)))
}

/** Of the standard normal distribution (Abramowitz & Stegun 26.2.17: right to 7.5e-8). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
