import type { NewEvent } from '#log'

/** All that this room tells the rooms below. */
export type RoutingWorkEvent =
  /** How queues distribute is another. */
  'queues.changed'

export const tellQueues = (workspaceId: string): NewEvent => ({
  ...{ workspaceId, kind: 'queues.changed' satisfies RoutingWorkEvent },
})
