/** In which groups a row may stand, rising, and what it costs there. Rows that are alike share the object. */
export type Costs = { groups: Int32Array; costs: Float64Array }

export type Matching = {
  /** Places a row, moving others where that helps. False: there is no place unless one that was added before loses its own. */
  add(row: Costs): boolean
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
  /** No move of a row between two groups costs less than their potentials differ. */
  const potential = new Float64Array(size)
  /** From here no free agent can be reached: no later path leads further either. */
  const isClosed = new Uint8Array(size)
  /** Who stands in each group; of rows that are alike any may move. */
  const inside = slots.map(() => new Map<Costs, { cost: number; rows: number[] }>())
  const placed: number[] = []

  // Of one search; `seen` says whether what stands there is of this one.
  let search = 0
  const seen = new Int32Array(size)
  const isDone = new Uint8Array(size)
  const distance = new Float64Array(size)
  const from = new Int32Array(size)
  const moved: Costs[] = []
  const open: number[] = []
  const done: number[] = []

  function reach(to: number, far: number, by: Costs, before: number): void {
    if (isClosed[to]) return
    if (seen[to] !== search) {
      seen[to] = search
      isDone[to] = 0
      open.push(to)
    } else if (isDone[to] || far >= distance[to]!) return
    distance[to] = far
    from[to] = before
    moved[to] = by
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

  /** The group in which the cheapest path ends; -1: there is none. */
  function findEnd(row: Costs): number {
    search++
    open.length = 0
    done.length = 0
    row.groups.forEach((group, at) => reach(group, row.costs[at]! - potential[group]!, row, -1))
    let end = -1
    let least = Infinity
    while (open.length > 0) {
      const group = nearest()
      if (distance[group]! >= least) break
      isDone[group] = 1
      done.push(group)
      const next = slots[group]![used[group]!]
      const whole = next === undefined ? Infinity : distance[group]! + potential[group]! + next
      if (whole < least) [end, least] = [group, whole]
      for (const [costs, { cost }] of inside[group]!) {
        const left = distance[group]! + potential[group]! - cost
        for (let at = 0; at < costs.groups.length; at++) {
          const to = costs.groups[at]!
          reach(to, left + costs.costs[at]! - potential[to]!, costs, group)
        }
      }
    }
    for (const group of done)
      if (end < 0) isClosed[group] = 1
      else potential[group]! += distance[group]! - least
    return end
  }

  function put(group: number, row: Costs, number: number): void {
    const those = inside[group]!.get(row)
    if (those) those.rows.push(number)
    else inside[group]!.set(row, { cost: row.costs[row.groups.indexOf(group)]!, rows: [number] })
    placed[number] = group
  }

  function take(group: number, row: Costs): number {
    const { rows } = inside[group]!.get(row)!
    const number = rows.pop()!
    if (rows.length === 0) inside[group]!.delete(row)
    return number
  }

  return {
    add(row) {
      let group = findEnd(row)
      if (group < 0) return false
      used[group]!++
      for (let before = from[group]!; before >= 0; before = from[group]!) {
        put(group, moved[group]!, take(before, moved[group]!))
        group = before
      }
      put(group, row, placed.length)
      return true
    },
    groups: () => [...placed],
  }
}
