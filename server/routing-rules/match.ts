/** What a row costs with each group; Infinity: not for them. Rows of the same costs share the array. */
export type Costs = Float64Array

export type Matching = {
  /** Places a row, moving others where that helps. False: there is no place unless one that was added before loses its own. */
  add(costs: Costs): boolean
  /** The group of each row that was placed, in the order in which they came. */
  groups(): number[]
}

/**
 * Rows, the most important first, against groups of agents who are alike and take one row each. `slots` has for each group
 * what its first, second … agent adds to the cost, rising.
 *
 * Each row is added along the cheapest augmenting path (successive shortest paths with potentials; Edmonds & Karp 1972,
 * Tomizawa 1971). That does two things at once. A path never takes a placed row's place away, and sets of rows that can
 * be placed together form a transversal matroid (Edmonds & Fulkerson 1965): taking each that fits, in order, gives as many
 * as possible *and* the best by order. And after every path the rows so far stand as cheaply as they can.
 */
export function openMatching(slots: readonly (readonly number[])[]): Matching {
  const size = slots.length
  const used = new Int32Array(size)
  /** Potentials: no move of a row between groups costs less than their difference. */
  const potential = new Float64Array(size)
  /** Groups from which no free agent can be reached: no later path leaves them either. */
  const isClosed = new Uint8Array(size)
  /** The rows in each group, by their costs: of equal rows any may move. */
  const inside = slots.map(() => new Map<Costs, number[]>())
  const placed: number[] = []

  const distance = new Float64Array(size)
  const isDone = new Uint8Array(size)
  const from = new Int32Array(size)
  const moved: Costs[] = []

  /** The nearest group that is not done (Dijkstra 1959; with so few groups no heap is faster). */
  function nearest(): number {
    let best = -1
    for (let group = 0; group < size; group++)
      if (!isDone[group] && distance[group]! < (best < 0 ? Infinity : distance[best]!)) best = group
    return best
  }

  /** What it takes to move a row on from a group, wherever that is nearer than what was known. */
  function relax(group: number): void {
    for (const costs of inside[group]!.keys()) {
      const left = distance[group]! + potential[group]! - costs[group]!
      for (let to = 0; to < size; to++) {
        const there = left + costs[to]! - potential[to]!
        if (isDone[to] || isClosed[to] || there >= distance[to]!) continue
        distance[to] = there
        from[to] = group
        moved[to] = costs
      }
    }
  }

  /** The group in which the cheapest path ends, its distances left behind; -1: there is none. */
  function search(costs: Costs): number {
    for (let group = 0; group < size; group++)
      distance[group] = isClosed[group] ? Infinity : costs[group]! - potential[group]!
    isDone.fill(0)
    from.fill(-1)
    let end = -1
    let least = Infinity
    for (let group = nearest(); group >= 0 && distance[group]! < least; group = nearest()) {
      isDone[group] = 1
      const next = slots[group]![used[group]!]
      const whole = next === undefined ? Infinity : distance[group]! + potential[group]! + next
      if (whole < least) [end, least] = [group, whole]
      relax(group)
    }
    if (end < 0) for (let group = 0; group < size; group++) isClosed[group]! |= isDone[group]!
    else
      for (let group = 0; group < size; group++)
        if (distance[group]! < least && isDone[group]) potential[group]! += distance[group]! - least
    return end
  }

  const put = (group: number, costs: Costs, row: number) => {
    const rows = inside[group]!.get(costs)
    if (rows) rows.push(row)
    else inside[group]!.set(costs, [row])
    placed[row] = group
  }

  const take = (group: number, costs: Costs): number => {
    const rows = inside[group]!.get(costs)!
    const row = rows.pop()!
    if (rows.length === 0) inside[group]!.delete(costs)
    return row
  }

  return {
    add(costs) {
      let group = search(costs)
      if (group < 0) return false
      used[group]!++
      for (let before = from[group]!; before >= 0; before = from[group]!) {
        put(group, moved[group]!, take(before, moved[group]!))
        group = before
      }
      put(group, costs, placed.length)
      return true
    },
    groups: () => [...placed],
  }
}
