import type { Row, Status } from './conversations.ts'
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

/** GET /api/v1/customers/:id/glance: the conversations of a customer, the oldest first; not all of them where there are many. */
export type Glance = { talks: GlanceTalk[]; isWhole: boolean }

/** `tone`: how it reads now, −1 to 1; null where nothing was read. */
export type GlanceTalk = {
  id: string
  channel: string
  isPublic: boolean
  status: Status
  openedAt: number
  lastAt: number
  lastText: string
  tone: number | null
}

/** GET /api/v1/customers?after=&limit=: those who came last first. `last`: the conversation that was opened last. */
export type CustomerLine = {
  id: string
  name: string
  language: string | null
  since: number
  channels: string[]
  last: { conversationId: string; at: number; text: string } | null
}
export type CustomersPage = { rows: CustomerLine[]; next: string | null }
