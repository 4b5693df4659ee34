import type { Lane, Need, Refusal } from '#routing-rules'

/** Why this agent: everything that was weighed, to be told in words later. */
export type Why = {
  /** From which lane it was drawn: it was overdue, its customer waits on the line, or it had the highest index. */
  lane: Lane
  urgency: number
  index: number
  /** Those who might have had it, the cheapest first; of those who are alike the one whose turn it was. */
  candidates: readonly { agentId: string; alike: number; cost: number }[]
  /** How many could not have it, by what stood in the way. */
  filters: Partial<Record<Refusal, number>>
}

/** Why something came back to where it waits. */
export type ReturnReason = 'declined' | 'no-answer' | 'left' | 'more-came' | 'changed' | 'linked' | 'by-hand' | 'closed'

/** Why somebody has something. */
export type AssignReason = 'accepted' | 'pulled' | 'by-hand' | 'same-customer' | 'woken' | 'one-hand'

/** Why what somebody had waits again. */
export type RequeueReason = 'left' | 'woken' | 'by-hand' | 'one-hand'

export type Decision =
  | { kind: 'offered'; offerId: number; taskIds: string[]; agentId: string; expiresAt: number; why: Why }
  /** More came of the same customer while it was offered. */
  | { kind: 'widened'; offerId: number; taskIds: string[]; agentId: string }
  | { kind: 'returned'; offerId: number; taskIds: string[]; agentId: string; reason: ReturnReason }
  | { kind: 'assigned'; taskIds: string[]; agentId: string; reason: AssignReason }
  | { kind: 'requeued'; taskIds: string[]; agentId: string; reason: RequeueReason }
  /** Put aside for the live work of this customer, and taken up again. */
  | { kind: 'paused'; taskIds: string[]; agentId: string; forCustomerId: string }
  | { kind: 'resumed'; taskIds: string[]; agentId: string }
  | { kind: 'parked'; taskIds: string[]; agentId: string }
  /** The agent gets nothing that ranks lower, until there is room for this. */
  | { kind: 'reserved'; taskIds: string[]; agentId: string; freeAt: number }
  | { kind: 'not-responding'; agentId: string }
  /** Nobody of the team could ever have it: a matter for whoever supervises. */
  | { kind: 'unserved'; taskIds: string[]; needs: Need[] }
  | { kind: 'refused'; taskIds: string[]; agentId: string; reason: Refusal | 'offered' | 'gone' }
