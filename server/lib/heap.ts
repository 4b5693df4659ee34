/** The least of many at hand (J. W. J. Williams 1964). */
export type Heap<T> = { readonly size: number; peek(): T | undefined; push(value: T): void; pop(): T | undefined }

export function openHeap<T>(compare: (one: T, other: T) => number): Heap<T> {
  const values: T[] = []

  function up(at: number): void {
    const value = values[at]!
    while (at > 0) {
      const above = (at - 1) >> 1
      if (compare(values[above]!, value) <= 0) break
      values[at] = values[above]!
      at = above
    }
    values[at] = value
  }

  function down(at: number): void {
    const value = values[at]!
    for (;;) {
      let below = 2 * at + 1
      if (below >= values.length) break
      if (below + 1 < values.length && compare(values[below + 1]!, values[below]!) < 0) below++
      if (compare(value, values[below]!) <= 0) break
      values[at] = values[below]!
      at = below
    }
    values[at] = value
  }

  return {
    get size() {
      return values.length
    },
    peek: () => values[0],
    push(value) {
      values.push(value)
      up(values.length - 1)
    },
    pop() {
      const least = values[0]
      const last = values.pop()
      if (values.length > 0) {
        values[0] = last!
        down(0)
      }
      return least
    },
  }
}
