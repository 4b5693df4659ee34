import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its incident as the subject. */
export type IncidentEvent =
  | 'incident.opened'
  /** Its name, what is known, its state, or what is linked to it. */
  | 'incident.changed'
  /** An answer to all has begun, has come further, or has ended. */
  | 'incident.answered'

export const tellIncident = (workspaceId: string, kind: IncidentEvent, subjectId: string): NewEvent => ({
  ...{ workspaceId, kind, subjectId },
})
