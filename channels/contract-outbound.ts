import type { MediaKind, Part, Visibility } from './contract-inbound.ts'

/** `post` starts a public thread, `reply` answers in one, `private-reply` opens a private thread from a public message. */
export type Deed =
  | 'message'
  | 'reply'
  | 'post'
  | 'private-reply'
  | 'edit'
  | 'unsend'
  | 'react'
  | 'hide'
  | 'like'
  | 'read'
  | 'typing'

/** Like an inbound part, with our file in the place of the vendor's reference. */
export type OutPart =
  | { kind: MediaKind; file: string; name: string; type: string; size: number; alt?: string }
  | Exclude<Part, { kind: MediaKind } | { kind: 'choice' }>

export type Out = {
  /** Our id of the message: the key of idempotency. The same id twice is one message. */
  id: string
  deed: Deed
  profileKey: string
  /** The vendor's id of the customer, and the thread. */
  to: { id: string; lane: string }
  visibility: Visibility
  text?: string
  parts?: OutPart[]
  /** The vendor's id of the message answered, quoted, edited, unsent, liked or read. */
  targetId?: string
  emoji?: string
  /** First name and picture of who answers, where the place shows them. */
  agent?: { name: string; picture?: string }
  /** Epoch milliseconds at which it was written. */
  at: number
}

export type Sent =
  | { kind: 'sent'; externalId: string }
  /** Not accepted, try again after so many milliseconds. `code` as in `Health`; `throttled` says that all is well but for our pace. */
  | { kind: 'retry'; after: number; code?: string }
  /** Refused for good. `code` is the vendor's; `text` its own words, free of secrets. */
  | { kind: 'rejected'; code: string; text: string }
  /** The answer was lost: it may or may not have arrived. */
  | { kind: 'unsure' }
