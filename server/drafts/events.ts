import type { NewEvent } from '#log'
import type { Place } from './store.ts'

/** All that this room tells the rooms below: a draft was saved or is gone. The subject is its writer; detail: { version }. */
export type DraftEvent = 'draft.changed'

export const tellDraft = ({ workspaceId, personId, conversationId }: Place, version: string | undefined): NewEvent => ({
  workspaceId,
  kind: 'draft.changed' satisfies DraftEvent,
  conversationId,
  subjectId: personId,
  detail: { version: version ?? null },
})
