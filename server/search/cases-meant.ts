import { casesNumbered } from '#cases'
import type { Tx } from '#db'
import type { Query, QueryFault } from './query.ts'

type Meant = { ids: { caseIds: string[]; withoutCaseIds: string[] }; isNone: boolean; faults: QueryFault[] }

/** The cases that are meant by their numbers; `isNone`: of those it has to be of, there is none. As engine. */
export async function casesMeant(
  tx: Tx,
  workspaceId: string,
  { cases, withoutCases }: Pick<Query, 'cases' | 'withoutCases'>,
): Promise<Meant> {
  const asked = [...cases, ...withoutCases]
  const known = asked.length === 0 ? new Map<number, string>() : await casesNumbered(tx, workspaceId, asked)
  const idsOf = (numbers: readonly number[]) => numbers.flatMap(number => known.get(number) ?? [])
  const caseIds = idsOf(cases)
  return {
    ids: { caseIds, withoutCaseIds: idsOf(withoutCases) },
    isNone: cases.length > 0 && caseIds.length === 0,
    faults: asked.filter(number => !known.has(number)).map(number => ({ text: String(number), code: 'case' })),
  }
}
