import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its suspect as the subject. */
export type SuspectEvent =
  | 'suspect.raised'
  | 'suspect.changed'
  | 'suspect.decided'
  | 'suspect.appealed'
  /** detail: { person }, who is offered to pause. */
  | 'suspect.paused'

export const tellSuspect = (
  workspaceId: string,
  kind: SuspectEvent,
  subjectId: string,
  detail?: { person: string },
): NewEvent => ({ workspaceId, kind, subjectId, detail })
