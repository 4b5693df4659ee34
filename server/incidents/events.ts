import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its incident as the subject, but for the last. */
export type IncidentEvent =
  | 'incident.opened'
  /** Its name, what is known, its state, or what is linked to it. */
  | 'incident.changed'
  /** An answer to all has begun, has come further, or has ended. */
  | 'incident.answered'
  /** A conversation, which it names, was linked or is so no more, because what was said in it stands elsewhere. */
  | 'incident.moved'

export const tellIncident = (workspaceId: string, kind: IncidentEvent, subjectId: string): NewEvent => ({
  ...{ workspaceId, kind, subjectId },
})

export const tellMovedLink = (workspaceId: string, conversationId: string): NewEvent => ({
  ...{ workspaceId, kind: 'incident.moved' satisfies IncidentEvent, conversationId },
})
