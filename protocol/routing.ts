/** `safety`: danger or an outage · `complaint`: something went wrong · `query`: asked or wanted · `courtesy`: thanks, praise. */
export type ServiceClassShown = 'safety' | 'complaint' | 'query' | 'courtesy'

export type WorkKindShown = 'voice' | 'video' | 'live-chat' | 'messaging' | 'comment' | 'email' | 'review'

/** `not-responding`: what three unanswered offers make of `available`. */
export type AgentPresence = 'available' | 'away' | 'offline' | 'not-responding'

/** GET and PUT /api/v1/routing/queues: how the work of a queue reaches people. `teamId` null: the common queue. */
export type QueueRule = {
  teamId: string | null
  /** `push`: offered to whoever fits · `pull`: left until somebody takes it. */
  mode: 'push' | 'pull'
  /** The id of a skill → the level that is asked for, 1 to 5. */
  needs: Readonly<Record<string, number>>
  /** From this urgency on (1: its time is over), those of that queue may be offered it as well; null: the common one. */
  overflow: { teamId: string | null; at: number } | null
}

/** GET /api/v1/offers: what lies before oneself, all that a customer has open. */
export type OfferShown = {
  number: number
  offeredAt: number
  /** Until then it is one's own to take; then somebody else is asked. */
  expiresAt: number
  name: string
  /** The longest wait first. */
  tasks: {
    conversationId: string
    channel: string
    profileId: string
    kind: WorkKindShown
    class: ServiceClassShown
    arrivedAt: number
    dueAt: number | null
    lastText: string
    /** What it is where it has no text, as rows of the inbox say it. */
    lastKind: string
  }[]
}

/** What stands between somebody and a task, the most lasting first. */
export type Hindrance =
  | 'absent'
  | 'not-responding'
  | 'has-offer'
  | 'other-queue'
  | 'hard-skill'
  | 'soft-level'
  | 'weight'
  | 'wrap-up'
  | 'excluded'
  | 'kept'
  | 'reserved'

/** What was weighed when something was offered. */
export type OfferWhy = {
  /** It was overdue, its customer waits on the line, or it had the highest index. */
  lane: 'overdue' | 'live' | 'rank'
  /** The part of its time that had passed: 1 is all of it. */
  urgency: number
  /** Urgency times the weight of its class. */
  index: number
  /** Those who might have had it, the cheapest first; `alike`: so many are no different. */
  candidates: { agentId: string; alike: number; cost: number }[]
  /** How many could not have it, by what stood in the way. */
  filters: Partial<Record<Hindrance, number>>
}

/** A decision of distribution on a conversation; `detail` is told in words by its kind. */
export type RoutingDecision = {
  id: string
  at: number
  kind:
    | 'offered'
    | 'widened'
    | 'returned'
    | 'assigned'
    | 'requeued'
    | 'paused'
    | 'resumed'
    | 'parked'
    | 'reserved'
    | 'unserved'
    | 'refused'
  agentId: string | null
  /** offered: { expiresAt, why } · returned, assigned, requeued, refused: { reason } · unserved: { needs }. */
  detail: {
    why?: OfferWhy
    reason?: string
    expiresAt?: number
    freeAt?: number
    needs?: { skill: string; level: number; isHard: boolean }[]
  }
}

type RankShown = { urgency: number; index: number; isOverdue: boolean }

/** Where a conversation is in distribution at this moment. */
export type RoutingStanding =
  | { kind: 'held'; agentId: string; phase: 'active' | 'answered' | 'parked'; isPaused: boolean }
  | { kind: 'offered'; agentId: string; expiresAt: number; rank: RankShown }
  | {
      kind: 'waiting'
      rank: RankShown
      /** `pull`: it is offered to nobody, whoever wants it takes it. */
      mode: QueueRule['mode']
      /** When the oldest turn of what waits began. */
      arrivedAt: number
      /** When all of its time is over; null: not within the hours that are known. */
      dueAt: number | null
      /** How many come before it. */
      ahead: number
      /** The only one whom it may go to, for now. */
      keptFor: string | null
      reservedAgentId: string | null
      filters: Partial<Record<Hindrance, number>>
      /**
       * Who could ever have it; `refusal`: what stands in the way now; `opensAt`: from which urgency on they may;
       * `fromAt`: the moment when it will be so urgent, null where it is already, or it is not known.
       */
      could: { agentId: string; refusal: Hindrance | null; opensAt: number; fromAt: number | null }[]
    }

/** GET /api/v1/conversations/:id/routing: why did I get this, why is it waiting, who could take it. The latest first. */
export type RoutingWhy = { standing: RoutingStanding | null; decisions: RoutingDecision[] }

/** A queue as it stands now. */
export type QueueBoard = QueueRule & {
  waiting: number
  late: number
  /** Due within the hour, if nobody answers. */
  soon: number
  longestSince: number | null
  byClass: Partial<Record<ServiceClassShown, number>>
  /** How many are due in which minute from now, the earliest first; those due before the quarter of an hour stand in its first. */
  due: { minute: number; count: number }[]
}

/** So many minutes before and after now are told minute by minute. */
export const boardMinutes = { before: 15, after: 60 } as const

/** Somebody at work; `load`: of the hundred units. */
export type AgentBoard = {
  id: string
  presence: AgentPresence
  load: number
  active: number
  answered: number
  parked: number
  /** Until when something lies before them. */
  offeredUntil: number | null
  /** Until when nothing is offered to them, after something was settled. */
  wrapUpUntil: number | null
}

/** GET /api/v1/routing/board: for whoever supervises. `isRunning`: anything is offered at all. */
export type RoutingBoard = { at: number; isRunning: boolean; queues: QueueBoard[]; agents: AgentBoard[] }

/** GET /api/v1/routing/waiting?team=…: what waits in a queue (`common`: the common one), in the order of its deadlines. */
export type WaitingTask = {
  conversationId: string
  name: string
  channel: string
  kind: WorkKindShown
  class: ServiceClassShown
  arrivedAt: number
  dueAt: number | null
  offeredTo: string | null
}

/** GET /api/v1/routing/held?agent=…: what somebody has in hand, what is due first at the top. */
export type HeldTask = Omit<WaitingTask, 'offeredTo'> & { phase: 'active' | 'answered' | 'parked' }

/** A conversation that one has in hand. */
export type TablePiece = Pick<HeldTask, 'conversationId' | 'name' | 'channel' | 'kind' | 'phase' | 'dueAt'> & {
  /** What it takes of the hundred. */
  units: number
  /** Put aside while its agent serves somebody who waits on the line. */
  isPaused: boolean
}

/** GET /api/v1/routing/mine: what oneself has in hand, what is due first at the top. `isRunning`: anything is offered at all. */
export type OwnTable = {
  at: number
  isRunning: boolean
  /** How much of the hundred one takes at most. */
  share: number
  pieces: TablePiece[]
  /** What lies before one, and until when. */
  offered: { units: number; until: number } | null
  /** Until when nothing is offered, because one writes down what was settled; null: nothing to write down. */
  wrapUpUntil: number | null
}
