import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its draft as the subject. */
export type NoticeDraftEvent = 'notice-draft.made' | 'notice-draft.changed'

export const tellDraft = (workspaceId: string, kind: NoticeDraftEvent, subjectId: string): NewEvent => ({
  ...{ workspaceId, kind, subjectId },
})
