import type { Row } from './conversations.ts'
import type { Message } from './messages.ts'

/** What of a customer's timeline is looked at: all of it, where nothing is said. */
export type TimelineNarrowing = {
  channel?: string
  visibility?: 'public' | 'private'
  /** `media`: whatever carries a file; `done`: what was done with conversations. */
  kind?: 'messages' | 'notes' | 'media' | 'done'
}

/**
 * GET /api/v1/customers/:id/timeline?before=&after=&around=&at=&limit= and what narrows it: everything of a customer,
 * oldest first, whatever conversation it was said in.
 */
export type TimelinePage = {
  rows: Message[]
  /** The conversations that the rows stand in. */
  conversations: Row[]
  /**
   * Asked for as `before` and `after`; null where nothing stands, and on the side that was not asked for. A page that is
   * narrowed may be short and yet go on.
   */
  earlier: string | null
  later: string | null
  number: number
}
