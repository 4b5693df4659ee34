import type { Place } from './place.ts'

export type Agent = {
  id: string
  /** Skill → level, 1 to 5. */
  skills: Readonly<Record<string, number>>
  /** The queues whose tasks may be offered to them. */
  queueIds: readonly string[]
  place: Place | null
  /** How much of the usual 100 units they take at most, where it is less. */
  share?: number
}

/** `not-responding` is what three unanswered offers make of `available`. */
export type Presence = 'available' | 'away' | 'offline' | 'not-responding'
