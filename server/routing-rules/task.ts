import type { ServiceClass } from '#service-levels'
import type { Hours } from './hours.ts'
import type { Place } from './place.ts'

/** What kind of work it is. It says how much of an agent a task takes, never what it is worth. */
export type WorkKind = 'voice' | 'video' | 'live-chat' | 'messaging' | 'comment' | 'email' | 'review'

export const workKinds = ['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'] as const

/** Levels go from 1 to 5. Hard needs (language, law, accessibility) never relax. */
export type Need = { skill: string; level: number; isHard: boolean }

export type Queue = {
  id: string
  /** Pushed tasks are offered; pulled ones wait until somebody takes them. */
  mode: 'push' | 'pull'
  /** From this urgency on, those who serve another queue may be offered its tasks as well. */
  overflow: { queueId: string; at: number } | null
}

/**
 * One unanswered turn. There is no room here for the brand of a channel, for who reads along, for followers or for what
 * somebody spends: what is not there cannot weigh (law 3).
 */
export type Task = {
  id: string
  customerId: string
  queueId: string
  kind: WorkKind
  class: ServiceClass
  /** When the turn began; nothing moves it later. */
  arrivedAt: number
  /** τ: the time to answer, on the clock that runs in `hours`; null is the wall clock. */
  targetMs: number
  hours: Hours | null
  /** After it the platform or the law no longer lets us answer; on the wall clock. */
  hardDeadlineAt: number | null
  needs: readonly Need[]
  /** How long its like takes: a mean shrunk towards all, never a raw one. */
  expectedMs: number
  lastServed: { agentId: string; at: number } | null
  /** Only what the customer consented to. */
  place: Place | null
}
