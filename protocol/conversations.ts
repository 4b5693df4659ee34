import type { ActRules, ComposerRules } from './composer.ts'
import type { CustomerCard } from './customer-card.ts'
import type { Tone } from './tones.ts'

export type Status = 'open' | 'waiting' | 'snoozed' | 'closed'
/** A queue of a team, or the one that all have in common. */
export type Holder = { kind: 'queue'; team?: string } | { kind: 'bot' } | { kind: 'agent'; id: string }
export type View =
  | 'mine'
  | 'team'
  | 'mentions'
  | 'unassigned'
  | 'due'
  | 'open'
  | 'waiting'
  | 'snoozed'
  | 'closed'
  | 'all'

/**
 * A row of the inbox. `turnAt`: since when the customer waits for us, `dueAt`: by when they are to be answered; null when
 * nobody waits. `isDueSoon`: most of that time has passed, or all of it.
 */
export type Row = {
  id: string
  customerId: string
  name: string
  channel: string
  profileId: string
  status: Status
  holder: Holder
  openedAt: number
  turnAt: number | null
  dueAt: number | null
  isDueSoon: boolean
  activeAt: number
  snoozedUntil: number | null
  subject: string | null
  last: {
    text: string
    kind: string
    direction: 'in' | 'out' | 'note' | 'system'
    visibility: 'public' | 'private' | 'team'
    at: number
  }
  unread: number
  /** Ids of its tags, in the order in which they were put on. */
  tags: string[]
  /** The cause that it shares with others. */
  incidentId: string | null
  /** The matter of which it is a part, with others. */
  caseId: string | null
  /** How the customer sounds in their last turn; null while nothing of it is read. */
  tone: Tone | null
}

/** GET /api/v1/conversations?view=&sort=&channel=&profile=&unread=&after=&limit= */
export type Page<T> = { rows: T[]; next: string | null; number: number }

/**
 * What stands in each view, kept by the log; `due` is looked for, and goes no further than `mostDue`: null for those who
 * do not see all.
 */
export type Counts = Record<'mine' | 'team' | 'mentions' | 'unassigned' | 'open' | 'waiting' | 'snoozed', number> & {
  due: number | null
}

/** GET /api/v1/conversations/:id */
export type Conversation = Row & {
  customer: CustomerCard
  reasonId: string | null
  closedAt: number | null
  previousId: string | null
  /** Since when a note asks the reader for a word there; null where none does. */
  mentionedAt: number | null
  /** Other conversations in which the customer waits for us, the longest wait first. */
  alsoWaiting: Row[]
  /** The conversation that took in all that was said in this one. */
  mergedInto: string | null
  /** What the composer must know of this place, now. */
  composer: ComposerRules
  /** What can be done to its messages on their platform, by who can see them. */
  acts: ActRules[]
}
