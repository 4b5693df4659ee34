import { Fault } from '#lib'
import { deepestReason, type Reason } from '#protocol'
import type { ReasonRow } from './store.ts'

/** The rows as a tree, depth first, each level in its order; pure. */
export function treeOf(rows: readonly ReasonRow[]): Reason[] {
  const below = Map.groupBy(rows, row => row.parentId)
  const walk = (parentId: string | null, path: string[], isAway: boolean): Reason[] =>
    (below.get(parentId) ?? []).toSorted(byPlace).flatMap(row => {
      const { id, label, isArchived, toCustomer, toBrand } = row
      const children = below.get(id) ?? []
      const isLeaf = !isAway && !isArchived && children.every(child => child.isArchived)
      const reason = { id, label, parentId, path, isLeaf, isArchived, toCustomer, toBrand }
      return [reason, ...walk(id, [...path, label], isAway || isArchived)]
    })
  return walk(null, [], false)
}

const byPlace = (a: ReasonRow, b: ReasonRow): number => a.position - b.position || (a.id < b.id ? -1 : 1)

/** Those beside which one stands, in their order. */
export const siblingsOf = (rows: readonly ReasonRow[], parentId: string | null): ReasonRow[] =>
  rows.filter(row => row.parentId === parentId).toSorted(byPlace)

/**
 * Whether `row`, with all that is below it, may stand below `parentId`. @throws Fault `reason.unknown` (404),
 * `reason.inside` (422) below itself, `reason.deep` (422)
 */
export function mustFit(rows: readonly ReasonRow[], parentId: string | null, row?: ReasonRow): void {
  const above: string[] = []
  for (let id = parentId; id !== null;) {
    const found = rows.find(each => each.id === id)
    if (!found) throw new Fault('reason.unknown', 404)
    if (found.id === row?.id) throw new Fault('reason.inside', 422)
    above.push(found.id)
    id = found.parentId
  }
  if (above.length + (row ? heightOf(rows, row) : 1) > deepestReason)
    throw new Fault('reason.deep', 422, { max: deepestReason })
}

const heightOf = (rows: readonly ReasonRow[], { id }: ReasonRow): number =>
  1 + Math.max(0, ...rows.filter(row => row.parentId === id).map(row => heightOf(rows, row)))
