import type { NewEvent } from '#log'

/** All that this room tells the rooms below. */
export type ProviderEvent =
  /** Its settings or its state are other ones, or it is gone. The subject is the provider. */
  'provider.changed'

export const tellProvider = (workspaceId: string, subjectId: string): NewEvent => ({
  ...{ workspaceId, subjectId },
  kind: 'provider.changed' satisfies ProviderEvent,
})
