import type { NewEvent } from '#log'
import type { Case } from '#protocol'

/** All that this room tells the rooms below. Each names its case as the subject; detail: { number }, and more. */
export type CaseEvent =
  | 'case.opened'
  /** detail: { conversation } */
  | 'case.linked'
  /** detail: { conversation } */
  | 'case.unlinked'
  | 'case.settled'
  /** It was settled and was not. detail: { reopenedCount } */
  | 'case.reopened'
  /** Its title, how its conversations stand, or that settling it was taken back. */
  | 'case.changed'

export const tellCase = (
  workspaceId: string,
  kind: CaseEvent,
  { id, number }: Pick<Case, 'id' | 'number'>,
  more: Record<string, string | number> = {},
): NewEvent => ({ workspaceId, kind, subjectId: id, detail: { number, ...more } })
