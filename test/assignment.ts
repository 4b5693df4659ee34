/**
 * The least that it can cost to give every row a column of its own, exactly (Kuhn 1955, Munkres 1957; shortest augmenting
 * paths over a dense matrix, O(rows² · columns)). Infinity where there is no such assignment. Not more columns than rows
 * are needed: there must be at least as many.
 */
export function leastCost(costs: readonly (readonly number[])[]): number {
  const rows = costs.length
  const columns = costs[0]?.length ?? 0
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const way = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    const slack = new Float64Array(columns + 1).fill(Infinity)
    const isUsed = new Uint8Array(columns + 1)
    let column = 0
    while (rowOf[column] !== 0) {
      isUsed[column] = 1
      const from = rowOf[column]!
      let delta = Infinity
      let next = 0
      for (let to = 1; to <= columns; to++) {
        if (isUsed[to]) continue
        const reduced = costs[from - 1]![to - 1]! - rowPrice[from]! - columnPrice[to]!
        if (reduced < slack[to]!) {
          slack[to] = reduced
          way[to] = column
        }
        if (slack[to]! < delta) {
          delta = slack[to]!
          next = to
        }
      }
      if (delta === Infinity) return Infinity
      for (let to = 0; to <= columns; to++)
        if (isUsed[to]) {
          rowPrice[rowOf[to]!]! += delta
          columnPrice[to]! -= delta
        } else slack[to]! -= delta
      column = next
    }
    while (column !== 0) {
      rowOf[column] = rowOf[way[column]!]!
      column = way[column]!
    }
  }
  let sum = 0
  for (let to = 1; to <= columns; to++) if (rowOf[to]) sum += costs[rowOf[to]! - 1]![to - 1]!
  return sum
}
