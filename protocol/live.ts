import type { Counts, Row, View } from './conversations.ts'
import type { Message } from './messages.ts'
import type { ViewStep } from './views.ts'

/**
 * The live stream of the console: a WebSocket at /api/v1/live?workspace=…&since=NUMBER.
 * The browser says what it shows; the server sends at most ten frames a second with what changed of that.
 */
export type LiveAsk =
  /**
   * The rows that are loaded, the view they stand in (a saved one by its id), the open conversation, and those that stand
   * beside it in the timeline of its customer. Replaces what was said before.
   * `since` is the number of the oldest snapshot behind them (`Page.number`): what changed after it is sent at once.
   */
  | {
      kind: 'show'
      view: View | (string & {}) | null
      rows: string[]
      conversation: string | null
      beside?: string[]
      since?: number
    }
  /** What is being written, since a note is nothing that the customer should wait for. `until: 0` is that it has stopped. */
  | { kind: 'typing'; conversation: string; writes: Writing; until: number }

export type Writing = 'reply' | 'note'

/** Why the server has closed the stream, where it is not just to be joined again: the code of the WebSocket's close. */
export const liveEnds = {
  /** The session or the key is over. */
  signedOut: 4401,
  /** Who one is here has changed, or one is no longer anybody here: ask again. */
  changed: 4403,
} as const

export const liveBeatMs = 25_000

export type LiveFrame =
  | {
      kind: 'frame'
      /** Everything up to this number of the log is in what was sent. */
      number: number
      /** Whole rows, newest state: those that are loaded and changed, and some of those that have just opened or moved. */
      rows: Row[]
      /** How many opened or moved beyond those sent: the list may be longer than it looks. */
      more: number
      /** Rows that were shown and may not be seen any more. */
      left: string[]
      /** Whole messages of the open conversation, and of those beside it. */
      messages: Message[]
      /** Ids of messages of the open conversation that are no more (taken back before they were sent). */
      gone: string[]
      counts: Counts | null
      /** Saved views that moved. */
      views: ViewStep[]
      /** Which of the rows sent stand in the saved view that is shown; null where none is. */
      standing: { view: string; rows: string[] } | null
      /**
       * Parked items, profiles, people … changed: ask again. Mentions, notifications and presence are the reader's own, `staff` is how all stand, for who supervises; `fields` also
       * when something is filled in in the open conversation, `facts` when more or less is known of its customer.
       */
      stale: (
        | 'profiles'
        | 'parked'
        | 'people'
        | 'teams'
        | 'reasons'
        | 'tags'
        | 'fields'
        | 'facts'
        | 'deadlines'
        | 'gestures'
        | 'promises'
        | 'providers'
        | 'incidents'
        | 'alerts'
        | 'cases'
        | 'mentions'
        | 'notifications'
        | 'offers'
        | 'table'
        | 'routing'
        | 'snippets'
        | 'macros'
        | 'views'
        | 'presence'
        | 'staff'
      )[]
      /** Conversations of which lines came from elsewhere or went there: ask again for what is said in them. */
      again?: string[]
    }
  /** Who is at this conversation now. */
  | { kind: 'presence'; conversation: string; people: { id: string; writes: Writing | null }[] }
  /** The customer is typing. */
  | { kind: 'typing'; conversation: string; until: number }
  /** One's own draft of this conversation was saved, here or on another device, or is gone (`version` null). */
  | { kind: 'draft'; conversation: string; version: string | null }
  /** What lies before oneself is another. */
  | { kind: 'offers' }
  /** Too far behind, or the number is unknown: start again from a snapshot. */
  | { kind: 'restart'; number: number }
  /** Nothing new; the line stands. Comes every `liveBeatMs`: a line that is silent for much longer is broken. */
  | { kind: 'beat' }

/** What there is to be shown of it. */
export type LiveNews = Exclude<LiveFrame, { kind: 'beat' }>
