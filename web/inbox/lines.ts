import type { Row, Sort } from '#protocol'

/** A line of the list: a conversation, or what those below have in common. */
export type Line = { kind: 'row'; key: string; row: Row } | { kind: 'heading'; key: 'waits' | 'calm' }

/**
 * The rows with their headings, where some wait for us and others do not, if that is the order. Rows that are held stand
 * under the heading under which they stood.
 */
export function linesOf(rows: readonly Row[], sort: Sort, stood?: ReadonlyMap<string, Row>): Line[] {
  const lines = rows.map((row): Line => ({ kind: 'row', key: row.id, row }))
  const firstCalm = rows.findIndex(row => (stood?.get(row.id) ?? row).turnAt === null)
  if (sort !== 'due' || firstCalm <= 0) return lines
  return lines
    .toSpliced(firstCalm, 0, { kind: 'heading', key: 'calm' })
    .toSpliced(0, 0, { kind: 'heading', key: 'waits' })
}
