import type { NewEvent } from '#log'

/** All that this room tells the rooms below. The subject is the promise; detail: { messageId, ownerId, people }. */
export type PromiseEvent =
  | 'promise.made'
  | 'promise.changed'
  /** `people`: who supervises, told with its owner. */
  | 'promise.broken'
  | 'promise.progress-due'
  /** Somebody else sees to it from now on: its owner, who did not take it by themselves. */
  | 'promise.passed-on'

type Told = { workspaceId: string; conversationId: string; id: string; messageId: string; ownerId: string | null }

export const tellPromise = (kind: PromiseEvent, told: Told, people: readonly string[] = []): NewEvent => {
  const { workspaceId, conversationId, id, messageId, ownerId } = told
  return { workspaceId, kind, conversationId, subjectId: id, detail: { messageId, ownerId, people } }
}
