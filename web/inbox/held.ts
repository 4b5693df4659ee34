/** What the list shows: the true rows, but nothing moves while somebody is looking at them closely. */
export type Held<R extends { id: string }> = {
  rows: R[]
  /** How many wait behind the pill. */
  waiting: number
  /** Rows that are shown though they left the list. */
  gone: ReadonlySet<string>
  /** How rows stood when they got their places, by their ids. */
  stood: ReadonlyMap<string, R>
}

/**
 * The rows to show after the true ones changed. `isBusy`: a hand or an eye is on the list, so rows keep their places,
 * newcomers wait and those who left stay as they were.
 */
export function hold<R extends { id: string }>(
  before: Held<R> | undefined,
  rows: readonly R[],
  isBusy: boolean,
): Held<R> {
  if (!before || !isBusy)
    return { rows: [...rows], waiting: 0, gone: new Set(), stood: new Map(rows.map(row => [row.id, row])) }
  const now = new Map(rows.map(row => [row.id, row]))
  const kept = before.rows.map(row => now.get(row.id) ?? row)
  const shown = new Set(kept.map(row => row.id))
  const { above, below } = newcomers(rows, shown)
  return {
    rows: [...kept, ...below],
    waiting: above,
    gone: new Set(kept.filter(row => !now.has(row.id)).map(row => row.id)),
    stood: new Map([...below.map(row => [row.id, row] as const), ...before.stood]),
  }
}

/** Newcomers after the last row that is shown were loaded by scrolling: they move nobody. */
function newcomers<R extends { id: string }>(
  rows: readonly R[],
  shown: ReadonlySet<string>,
): { above: number; below: R[] } {
  const last = rows.findLastIndex(row => shown.has(row.id))
  return { above: rows.slice(0, last + 1).filter(row => !shown.has(row.id)).length, below: rows.slice(last + 1) }
}
