import type { DeliveryTry } from '#protocol'

/** Which messages go first: answers to people, then what goes to many. */
export type Lane = 'reply' | 'bulk'

/** A connection of one workspace. */
export type Route = { workspaceId: string; connectionId: string }

export type Queued = Route & {
  /** Of the message, or of the act. */
  messageId: string
  isAct: boolean
  conversationId: string
  lane: Lane
  number: number
  dueAt: number
}

/** A row of the outbox that has been taken for a try. Times are epoch milliseconds. */
export type Claim = Route & {
  /** Of the message, or of the act. */
  messageId: string
  isAct: boolean
  conversationId: string
  /** Tries until now, this one included. */
  attempts: number
  /** Null: to be sent. Else the last answer was lost, and the platform has been asked for it so many times. */
  asked: number | null
  createdAt: number
}

/** One try, as it is shown. */
export type Try = DeliveryTry

export type TryOutcome = DeliveryTry['outcome']
