import type { NewEvent } from '#log'

/** All that this room tells the rooms below. */
export type FieldEvent =
  /** A field was made or edited; it is the subject. */
  | 'field.defined'
  /**
   * Something was filled in or emptied, of the conversation or of its customer; one event for each conversation in which
   * that is seen. detail: { fields }, their ids; the subject is the conversation or the customer.
   */
  | 'field.changed'

export const tellChanged = (
  workspaceId: string,
  conversationId: string | undefined,
  subjectId: string,
  fields: readonly string[],
): NewEvent => ({
  workspaceId,
  kind: 'field.changed' satisfies FieldEvent,
  conversationId,
  subjectId,
  detail: { fields },
})
