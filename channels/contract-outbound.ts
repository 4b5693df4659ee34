import type { MediaKind, MessageTokens, Part, Visibility } from './contract-inbound.ts'

/** A text written beforehand and approved by the platform, with its gaps filled in (`values`, in their order). */
export type TemplateOut = { id: string; language: string; values: string[] }

/** A template as the platform keeps it. `text` shows the gaps as {{1}}, {{2}}, …; only `approved` may be sent. */
export type Template = {
  id: string
  name: string
  language: string
  category: string
  state: 'approved' | 'pending' | 'refused' | 'paused'
  text: string
  header?: string
  footer?: string
  buttons?: string[]
  gaps: number
}

/** `post` starts a public thread, `reply` answers in one, `private-reply` opens a private thread from a public message. */
export type Deed =
  | 'message'
  | 'template'
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
  | Exclude<Part, { kind: MediaKind | 'choice' | 'order' | 'rating' | 'post' | 'mail' | 'unseen' }>

export type Out = {
  /** Our id of the message: the key of idempotency. The same id twice is one message. */
  id: string
  deed: Deed
  profileKey: string
  /** The vendor's id of the customer, and the thread. */
  to: { id: string; lane: string }
  visibility: Visibility
  text?: string
  /** Of a mail. */
  subject?: string
  /** Of a mail: the addresses of those who are in the thread too, and get it as well. */
  others?: string[]
  /** No person wrote it: nothing that answers by itself may answer it. */
  automatic?: true
  parts?: OutPart[]
  /** Of the deed `template`. */
  template?: TemplateOut
  /** The vendor's id of the message answered, quoted, edited, unsent, liked or read. */
  targetId?: string
  /** What the platform lent: with the message that is answered, with the one quoted, with the one read. */
  tokens?: MessageTokens
  /** Of `react`: null takes the reaction back. Of `hide` and `like`: false undoes them. */
  emoji?: string | null
  on?: boolean
  /** When the customer last wrote here, epoch milliseconds: some platforms want another tag later. */
  heardAt?: number
  /** Ids of earlier messages of the thread, oldest first, at most 20 (a mail names them). */
  thread?: string[]
  /** First name and picture (an address) of who answers, where the place shows them. */
  agent?: { name: string; picture?: string }
  /** Epoch milliseconds at which it was written. */
  at: number
}

export type Sent =
  /**
   * `alsoIds` are other messages of the platform that this one became (text and pictures apart). `opened` is the private
   * thread that grew from a public message: what comes in it belongs to the same conversation.
   */
  | { kind: 'sent'; externalId: string; alsoIds?: string[]; opened?: { lane: string; personId: string } }
  /** Not accepted, try again after so many milliseconds. `code` as in `Health`; `throttled` says that all is well but for our pace. */
  | { kind: 'retry'; after: number; code?: string }
  /** Refused for good. `code` is the vendor's; `text` its own words, free of secrets. */
  | { kind: 'rejected'; code: string; text: string }
  /** The answer was lost: it may or may not have arrived. */
  | { kind: 'unsure' }
