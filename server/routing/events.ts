import type { NewEvent } from '#log'

/** All that this room tells the rooms below, and what others ask of its engine. */
export type RoutingEvent =
  /** What lies before somebody is another; the subject is the agent. */
  | 'offer.changed'
  /** What somebody has in hand, or still writes down, is another; the subject is the agent. */
  | 'table.changed'
  /** A decision on the conversation that it names was written down. */
  | 'routing.decided'
  /** Nobody of the brand could ever have it. Names the conversation; detail: { people }, who supervises. */
  | 'routing.unserved'
  /** Asked of the engine; the subject is the agent. detail: { offer }, of declined also { reason }. */
  | 'routing.accepted'
  | 'routing.declined'
  /** Somebody wants the next; names a conversation where they want that one. */
  | 'routing.pulled'
  /** Somebody has written down what they settled. */
  | 'routing.wrapped-up'

/** What an agent asks of the engine; the engine alone decides, in the order in which it was asked. */
export type Wish =
  | { kind: 'routing.accepted'; offer: number }
  | { kind: 'routing.declined'; offer: number; reason: string | null }
  | { kind: 'routing.pulled'; conversationId: string | null }
  | { kind: 'routing.wrapped-up' }

export function tellWish(workspaceId: string, agentId: string, wish: Wish): NewEvent {
  const { kind } = wish
  if (kind === 'routing.pulled')
    return { workspaceId, kind, subjectId: agentId, conversationId: wish.conversationId ?? undefined }
  if (kind === 'routing.wrapped-up') return { workspaceId, kind, subjectId: agentId }
  const detail = { offer: wish.offer, ...(wish.kind === 'routing.declined' && { reason: wish.reason }) }
  return { workspaceId, kind, subjectId: agentId, detail }
}

export const tellOffers = (workspaceId: string, agentId: string): NewEvent => ({
  ...{ workspaceId, kind: 'offer.changed' satisfies RoutingEvent, subjectId: agentId },
})

export const tellTable = (workspaceId: string, agentId: string): NewEvent => ({
  ...{ workspaceId, kind: 'table.changed' satisfies RoutingEvent, subjectId: agentId },
})

export const tellDecided = (workspaceId: string, conversationId: string): NewEvent => ({
  ...{ workspaceId, kind: 'routing.decided' satisfies RoutingEvent, conversationId },
})

export const tellUnserved = (workspaceId: string, conversationId: string, people: readonly string[]): NewEvent => ({
  ...{ workspaceId, kind: 'routing.unserved' satisfies RoutingEvent, conversationId, detail: { people } },
})
