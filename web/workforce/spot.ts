/** A cell: its line, and its column, the first of which is the name. */
export type Spot = { row: number; column: number }

const PAGE = 10

/** Where a key leads; undefined where it leads nowhere. It stays within. */
export function spotAfter(
  key: string,
  { row, column }: Spot,
  { rows, columns }: { rows: number; columns: number },
): Spot | undefined {
  const steps: Record<string, Spot> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  }
  const next = steps[key]
  return next && { row: within(next.row, rows), column: within(next.column, columns) }
}

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at))
