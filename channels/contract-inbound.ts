export type Visibility = 'public' | 'private'
export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker'

/**
 * How the channel finds the bytes again (`media`): an address, or an id of the vendor. Never a secret.
 * `kept` names a file that is in our store already (inner channels, whose customers upload to us).
 */
export type MediaRef = { url?: string; id?: string; kept?: string }

/** One piece of a message beside its text. Sizes in bytes, durations in milliseconds, coordinates in degrees (WGS 84). */
export type Part =
  | { kind: MediaKind; ref: MediaRef; name?: string; type?: string; size?: number; durationMs?: number; alt?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'card'; name: string; phones: string[]; emails: string[]; organisation?: string }
  | { kind: 'buttons'; buttons: { id: string; label: string; url?: string }[] }
  | { kind: 'list'; label: string; rows: { id: string; title: string; detail?: string }[] }
  /** The customer pressed a button or chose from a list. */
  | { kind: 'choice'; id: string; label: string }
  | {
      kind: 'product'
      id: string
      name: string
      price?: { amount: number; currency: string }
      url?: string
      image?: MediaRef
    }

/**
 * Who wrote. `scope` says how far the id reaches: one profile of the brand (most vendors give ids per page),
 * or the whole channel (a phone number, an e-mail address).
 */
export type Author = {
  id: string
  scope?: 'profile' | 'channel'
  name?: string
  handle?: string
  picture?: string
  language?: string
  /** Said by the brand's own signed token, so it may be believed (`email`, `phone`, `customerNumber`). */
  known?: Record<string, string>
}

type Common = {
  /** Names this event, for good: an edit or a receipt has a key of its own, never that of its message. */
  key: string
  /** Which of the connection's profiles it concerns: the vendor's id of the page, number, mailbox. */
  profileKey: string
  /** The thread, or the target's id where the payload names no thread. Order is kept inside a lane. */
  lane: string
  /** The vendor's time, epoch milliseconds; undefined where the vendor gives none. */
  at?: number
}

export type InboundMessage = Common & {
  kind: 'message'
  externalId: string
  from: Author
  /** Written by the brand in the platform's own app: `from` is then the customer it was written to. */
  echo?: boolean
  text?: string
  subject?: string
  parts?: Part[]
  /** The vendor's id of the message that this one quotes or replies to. */
  quoteOf?: string
  visibility: Visibility
  /** Comes from an import or a replay: stored and threaded, but it starts nothing. */
  historic?: boolean
}

export type Inbound =
  | InboundMessage
  | (Common & { kind: 'edit'; targetId: string; text?: string; parts?: Part[] })
  | (Common & { kind: 'deletion'; targetId: string })
  /** `emoji: null` takes the reaction back. */
  | (Common & { kind: 'reaction'; targetId: string; from: Author; emoji: string | null })
  /** `upTo`: everything sent to `from` in the lane until `at` has this state. */
  | (Common & {
      kind: 'receipt'
      targetId?: string
      upTo?: true
      from?: Author
      state: 'delivered' | 'read' | 'failed'
      code?: string
      text?: string
    })
  /** `malformed…` is shown to people as a parked item; anything else is a kind of event that we have no use for, and is counted. */
  | (Common & { kind: 'unknown'; what: string })

export type InboundKind = Inbound['kind'] | 'text' | Part['kind'] | 'quote' | 'echo'
