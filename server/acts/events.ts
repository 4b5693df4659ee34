import type { NewEvent } from '#log'

/** All that this room tells the rooms below; the subject is the act, `detail.messageId` its message. */
export type ActEvent =
  | 'act.queued'
  /** The platform did not take it yet; it is tried again. */
  | 'act.delayed'
  /** Something of the message that is no text has changed: it is hidden, liked, or an act has failed. */
  | 'act.settled'

type Place = { workspaceId: string; conversationId: string; messageId: string }

export const tellAct = ({ workspaceId, conversationId, messageId }: Place, id: string, kind: ActEvent): NewEvent => ({
  workspaceId,
  kind,
  conversationId,
  subjectId: id,
  detail: { messageId },
})
