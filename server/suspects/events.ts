import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its suspect as the subject. */
export type SuspectEvent =
  | 'suspect.raised'
  | 'suspect.changed'
  /** detail: { person }, who was written to; none where nobody was, or it was no case at all. */
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
