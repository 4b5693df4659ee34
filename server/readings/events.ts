import type { NewEvent } from '#log'

/** All that this room tells the rooms below. Each names its conversation. */
export type ReadingEvent =
  /**
   * The subject is the message. detail: `historic: true` where it starts nothing; `again: true` where it was read before: its
   * words have changed or are gone, a person has corrected what was read, or another model has read it.
   */
  | 'message.understood'
  /** How its customer sounds is otherwise, though no message was read: messages came, went, or are answered no more. */
  | 'tone.changed'

type Understood = { workspaceId: string; conversationId: string; messageId: string; isHistoric?: boolean }

export function tellUnderstood(
  { workspaceId, conversationId, messageId, isHistoric = false }: Understood,
  isAgain: boolean,
): NewEvent {
  const detail = { ...(isHistoric && { historic: true }), ...(isAgain && { again: true }) }
  return {
    ...{ workspaceId, kind: 'message.understood' satisfies ReadingEvent, conversationId, subjectId: messageId },
    ...((isHistoric || isAgain) && { detail }),
  }
}

export const tellTone = ({ workspaceId, id }: { workspaceId: string; id: string }): NewEvent => ({
  workspaceId,
  kind: 'tone.changed' satisfies ReadingEvent,
  conversationId: id,
})
