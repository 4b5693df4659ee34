import type { Who } from '#accounts'
import type { Tx } from '#db'
import { byName } from '#lib'
import type { GestureSums } from '#protocol'
import { findRules } from './budget-store.ts'
import { currentMonth, type Moment } from './month.ts'
import { type Filter, findSums, firstMonth, type SumRow } from './store.ts'

/** What stands of a month in figures, which are kept and not counted. As app. */
export async function gestureSums(
  tx: Tx,
  { workspaceId }: Who,
  { month, personId, kindId, ...moment }: Partial<Record<keyof Filter, string | undefined>> & Moment,
): Promise<GestureSums> {
  const current = currentMonth(moment)
  const shown = month ?? current
  const [{ currency }, rows, first] = await Promise.all([
    findRules(tx, workspaceId),
    findSums(tx, workspaceId, shown),
    firstMonth(tx, workspaceId),
  ])
  return { month: shown, first: first ?? current, current, currency, ...sumUp(rows, { personId, kindId }) }
}

type Sum = { count: number; amount: number }

/** What stands under a filter; each list of what one may filter by leaves its own filter out. Pure. */
export function sumUp(
  rows: readonly SumRow[],
  { personId, kindId }: Omit<Filter, 'month'>,
): Pick<GestureSums, 'count' | 'amount' | 'people' | 'kinds'> {
  const ofPerson = rows.filter(row => personId === undefined || row.personId === personId)
  const ofKind = rows.filter(row => kindId === undefined || row.kindId === kindId)
  return {
    ...total(ofPerson.filter(row => ofKind.includes(row))),
    people: named(ofKind, row => ({ id: row.personId, name: row.name })),
    kinds: named(ofPerson, row => ({ id: row.kindId, name: row.kind })),
  }
}

const total = (rows: readonly Sum[]): Sum => ({
  count: rows.reduce((sum, { count }) => sum + count, 0),
  amount: rows.reduce((sum, { amount }) => sum + amount, 0),
})

function named(rows: readonly SumRow[], nameOf: (row: SumRow) => { id: string; name: string }) {
  const groups = Map.groupBy(rows, row => nameOf(row).id)
  return [...groups.values()]
    .map(group => ({ ...nameOf(group[0]!), ...total(group) }))
    .toSorted((one, other) => byName(one, other) || (one.id < other.id ? -1 : 1))
}
