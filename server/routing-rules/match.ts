/** In which groups a row may stand, and what it costs there. */
export type Prices = { groups: Int32Array; costs: Float64Array }

/** What a row costs: as all its like, but for the groups where it costs less. Rows that are alike share the object. */
export type Costs = { prices: Prices; gains: readonly { group: number; cost: number }[] }

export const costAt = ({ prices, gains }: Costs, group: number): number =>
  gains.find(each => each.group === group)?.cost ?? prices.costs[prices.groups.indexOf(group)]!

export type Matching = {
  /** Places a row, moving others where that helps. False: there is no place unless one that was added before loses its own. */
  add(row: Costs): boolean
  /** The group of each row that was placed, in the order in which they came. */
  groups(): number[]
}

/** Prices, and how cheaply a row that has them was reached in a search: from there on all who have them reach the same. */
type Reached = { prices: Prices; search: number; left: number }

/** Rows that are alike. */
type Kind = { costs: Costs; reached: Reached }

/** Those of a kind that stand in a group. */
type Place = { kind: Kind; cost: number; rows: number[] }

/**
 * Rows, the most important first, against groups of agents who are alike and take one row each. `slots` has for each group
 * what its first, second … agent adds to the cost, rising.
 *
 * Each row is added along the cheapest augmenting path (successive shortest paths with potentials; Edmonds & Karp 1972,
 * Tomizawa 1971). That does two things at once. A path never takes a placed row's place away, and sets of rows that can
 * be placed together form a transversal matroid (Edmonds & Fulkerson 1965): taking each that fits, in order, gives as many
 * as possible *and* the best by order. And after every path the rows so far stand as cheaply as they can; with a tolerance,
 * a path is good enough that costs so much more than the cheapest.
 */
export function openMatching(slots: readonly (readonly number[])[], tolerance = 0): Matching {
  const size = slots.length
  const used = new Int32Array(size)
  /** No move of a row between two groups costs less than their potentials differ. */
  const potential = new Float64Array(size)
  /** From here no free agent can be reached: no later path leads further either. */
  const isClosed = new Uint8Array(size)
  const known = new Map<Prices, Reached>()
  const kinds = new Map<Costs, Kind>()
  const inside = slots.map((): Place[] => [])
  const placed: number[] = []

  // Of one search; `seen` says whether what stands there is of this one.
  let search = 0
  const seen = new Int32Array(size)
  const isDone = new Uint8Array(size)
  const distance = new Float64Array(size)
  const from = new Int32Array(size)
  const moved: Kind[] = []
  const open: number[] = []
  const done: number[] = []

  /** The cheapest whole path that was found; what is as far does not lead to a cheaper one. */
  let least = Infinity
  let end = -1

  function approach(to: number, far: number, kind: Kind, before: number): void {
    if (far >= least - tolerance) return
    if (seen[to] !== search) {
      seen[to] = search
      isDone[to] = 0
      open.push(to)
    } else if (isDone[to] || far >= distance[to]!) return
    distance[to] = far
    from[to] = before
    moved[to] = kind
  }

  /** What a kind can reach, when `left` is what it takes to move one of it off where it stands; `before` is -1 for a new one. */
  function reach(kind: Kind, left: number, before: number): void {
    const { reached, costs } = kind
    for (const { group, cost } of costs.gains)
      if (!isClosed[group]) approach(group, left + cost - potential[group]!, kind, before)
    if (reached.search === search && left >= reached.left) return
    reached.search = search
    reached.left = left
    const { groups, costs: prices } = reached.prices
    for (let at = 0; at < groups.length; at++) {
      const to = groups[at]!
      if (!isClosed[to]) approach(to, left + prices[at]! - potential[to]!, kind, before)
    }
  }

  /** Takes the nearest group off the open ones (Dijkstra 1959; so few are open that no heap is faster). */
  function nearest(): number {
    let best = 0
    for (let at = 1; at < open.length; at++) if (distance[open[at]!]! < distance[open[best]!]!) best = at
    const group = open[best]!
    open[best] = open.at(-1)!
    open.pop()
    return group
  }

  /** Where a row costs least if nobody is moved for it: most need look no further, and nothing is looked at that costs more. */
  function endAtOnce(kind: Kind): void {
    const { prices, gains } = kind.costs
    let [best, bestPrice, bestWhole] = [-1, 0, Infinity]
    const consider = (group: number, price: number) => {
      const whole = price + (slots[group]![used[group]!] ?? Infinity)
      if (whole < bestWhole) [best, bestPrice, bestWhole] = [group, price, whole]
    }
    for (const { group, cost } of gains) consider(group, cost)
    for (let at = 0; at < prices.groups.length; at++) consider(prices.groups[at]!, prices.costs[at]!)
    if (best < 0) return
    approach(best, bestPrice - potential[best]!, kind, -1)
    end = best
    least = bestWhole
  }

  /** The group in which the cheapest path ends; -1: there is none. */
  function findEnd(kind: Kind): number {
    search++
    open.length = 0
    done.length = 0
    least = Infinity
    end = -1
    endAtOnce(kind)
    reach(kind, 0, -1)
    while (open.length > 0) {
      const group = nearest()
      if (distance[group]! >= least - tolerance) break
      isDone[group] = 1
      done.push(group)
      const here = distance[group]! + potential[group]!
      const next = slots[group]![used[group]!]
      if (next !== undefined && here + next < least) [end, least] = [group, here + next]
      for (const place of inside[group]!) reach(place.kind, here - place.cost, group)
    }
    for (const group of done)
      if (end < 0) isClosed[group] = 1
      else potential[group]! += distance[group]! - least
    return end
  }

  function put(group: number, kind: Kind, row: number): void {
    const place = inside[group]!.find(each => each.kind === kind)
    if (place) place.rows.push(row)
    else inside[group]!.push({ kind, cost: costAt(kind.costs, group), rows: [row] })
    placed[row] = group
  }

  function take(group: number, kind: Kind): number {
    const at = inside[group]!.findIndex(each => each.kind === kind)
    const { rows } = inside[group]![at]!
    const row = rows.pop()!
    if (rows.length === 0) inside[group]!.splice(at, 1)
    return row
  }

  function kindOf(costs: Costs): Kind {
    const { prices } = costs
    const reached = known.get(prices) ?? { prices, search: 0, left: 0 }
    known.set(prices, reached)
    const kind = kinds.get(costs) ?? { costs, reached }
    kinds.set(costs, kind)
    return kind
  }

  return {
    add(costs) {
      const kind = kindOf(costs)
      let group = findEnd(kind)
      if (group < 0) return false
      used[group]!++
      for (let before = from[group]!; before >= 0; before = from[group]!) {
        put(group, moved[group]!, take(before, moved[group]!))
        group = before
      }
      put(group, kind, placed.length)
      return true
    },
    groups: () => [...placed],
  }
}
