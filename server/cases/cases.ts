import type { Who } from '#accounts'
import { mustReachCustomer, rowsOf } from '#conversations'
import type { Tx } from '#db'
import type { Case, CasePage, Row } from '#protocol'
import { readCase } from './access.ts'
import { conversationsAfter, findCases, firstOf, measureOf, type Sought } from './store.ts'

const mostFirst = 12

/** With how much there is of it, and the first of its conversations. As app. @throws Fault `case.unknown` (404) */
export async function caseOf(tx: Tx, who: Who, id: string): Promise<CasePage> {
  const [found, measure, first] = await Promise.all([
    readCase(tx, who, id),
    measureOf(tx, who, id),
    firstOf(tx, who, { caseId: id, limit: mostFirst }),
  ])
  return { ...found, ...measure, first: shown(await rowsOf(tx, first)) }
}

/** Its conversations in sight, the latest first. As app. @throws Fault `case.unknown` (404) */
export async function caseConversations(
  tx: Tx,
  who: Who,
  { caseId, after, limit }: { caseId: string; after?: string | undefined; limit: number },
): Promise<{ rows: Row[]; next: string | null }> {
  await readCase(tx, who, caseId)
  const found = await conversationsAfter(tx, who, { caseId, after, limit: limit + 1 })
  const rows = shown(await rowsOf(tx, found.slice(0, limit)))
  return { rows, next: found.length > limit ? found[limit - 1]!.id : null }
}

const shown = (rows: Awaited<ReturnType<typeof rowsOf>>): Row[] => rows.map(({ workspaceId: _, ...row }) => row)

/** Open cases in sight: a customer's, or those that are called so. As app. @throws Fault `customer.unknown` (404) */
export async function cases(tx: Tx, who: Who, { customerId, text, limit }: Sought): Promise<Case[]> {
  if (customerId !== undefined) await mustReachCustomer(tx, who, customerId)
  return findCases(tx, who, { customerId, text: text?.trim() || undefined, limit })
}
