import type { AlertLevel, AlertTopic } from './alerts.ts'

/**
 * mentioned: a note names me · assigned: somebody gave it to me · wrote: its customer wrote, and I hold it · failed: a reply of
 * mine did not leave, or nobody knows · woken: what I had put aside is back · asked: a colleague wants it from me · kept: they
 * keep what I asked for · alerted: more people complain than usual, and I am on guard · paused: a pause is mine, after abuse ·
 * overdue: a promise of mine, or of those I supervise, is past its time · progress: a customer is to be told how a promise of
 * mine goes · unserved: nobody of the brand could ever take it, and I supervise · given: a colleague passed a promise on to me.
 */
export type NotificationKind =
  | 'mentioned'
  | 'assigned'
  | 'wrote'
  | 'failed'
  | 'woken'
  | 'asked'
  | 'kept'
  | 'alerted'
  | 'paused'
  | 'overdue'
  | 'progress'
  | 'unserved'
  | 'given'

/** GET /api/v1/notifications?after=&limit= */
export type NotificationCard = {
  id: string
  kind: NotificationKind
  /** Null where it concerns no conversation: an alert, a pause. */
  conversationId: string | null
  /** What the customer is called, and where they write; empty where there is none. */
  name: string
  channel: string
  /** Of which alert it tells, how bad it is now, and whether it goes on. */
  alert: { id: string; topic: AlertTopic; level: AlertLevel; isOver: boolean } | null
  /** Whose doing it was, where it was a colleague's. */
  by: string | null
  /** What it is about, where there are words. */
  text: string | null
  /** What was asked for where nobody could take it: a skill by its name; `language:ca` or `kind:voice` have none. */
  asks: { skill: string; name: { es: string; en: string } | null }[]
  at: number
  readAt: number | null
}

export type NotificationPage = { rows: NotificationCard[]; next: string | null }

/**
 * GET /api/v1/notifications/unread: 100 at most are counted; `conversations` are those that leave less of it once they are
 * opened, `asked` what colleagues want from me, each to be answered by its id.
 */
export type UnreadNotifications = {
  count: number
  conversations: string[]
  asked: { id: string; conversationId: string; by: string }[]
}

/** POST /api/v1/notifications/read */
export type ReadNotifications = { id: string } | { conversationId: string } | { all: true }

/** What is chosen by the kind; who keeps what I asked for is told as what I am asked, progress as what is overdue,
 * and a pause always. */
export type ChosenKind = Exclude<NotificationKind, 'kept' | 'paused' | 'progress' | 'given'>
export type NotificationPlace = 'nowhere' | 'app' | 'push'

/** GET and PUT /api/v1/notifications/choices. `quiet`: when nothing is pushed, in minutes of the day in the time zone. */
export type NotificationChoices = {
  where: Record<ChosenKind, NotificationPlace>
  quiet: { from: number; to: number; timeZone: string } | null
  /** Whether what is pushed says what the customer is called. */
  showsNames: boolean
}
