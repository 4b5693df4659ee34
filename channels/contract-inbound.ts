export type Visibility = 'public' | 'private'
export const mediaKinds = ['image', 'audio', 'video', 'document', 'sticker'] as const
export type MediaKind = (typeof mediaKinds)[number]

/**
 * How the channel finds the bytes again (`media`): an address, or an id of the vendor. Never a secret.
 * `kept` names a file that is in our store already (inner channels, whose customers upload to us).
 */
export type MediaRef = { url?: string; id?: string; kept?: string }

/** One piece of a message beside its text. Sizes in bytes, durations in milliseconds, coordinates in degrees (WGS 84). */
export type Part =
  | MessagePiece
  /** An order of products that the customer put together. */
  | { kind: 'order'; products: Product[]; total?: Price }
  /** What a review gives: so many of so many. */
  | { kind: 'rating'; value: number; of: number }
  /** What the message stands under or points to: a post of the brand or of others, a story, something shared. */
  | { kind: 'post'; id?: string; author?: string; text?: string; url?: string; picture?: MediaRef; isStory?: true }
  /**
   * The rest of a mail: who else got it, its HTML, and the quoted text that was cut off. `others` are the addresses that
   * an answer goes to beside its writer's; the brand's own are not among them.
   */
  | {
      kind: 'mail'
      to: string[]
      cc: string[]
      others?: string[]
      html?: string
      quoted?: string
      trust?: string
    }
  /** Something that the platform shows to its customers alone; `what` is its word for it. */
  | { kind: 'unseen'; what: string }

export type Price = { amount: number; currency: string }
export type Product = { id: string; name: string; quantity?: number; price?: Price }

type MessagePiece =
  /** `cid` is what the HTML of the mail calls it where it stands (`cid:…`). */
  | {
      kind: MediaKind
      ref: MediaRef
      name?: string
      type?: string
      size?: number
      durationMs?: number
      alt?: string
      cid?: string
    }
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
      price?: Price
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
  /** Said by the platform of the person (`phone`, `email`, `followers`, `verified`): not proved, but not made up. */
  facts?: Record<string, string>
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

/**
 * What the platform lends with a message and wants back: for the one answer that it takes until then (epoch milliseconds),
 * for quoting the message, for saying that it was read.
 */
export type MessageTokens = { reply?: { token: string; until: number }; quote?: string; read?: string }

export type InboundMessage = Common & {
  kind: 'message'
  externalId: string
  from: Author
  /**
   * Written by the brand in the platform's own app: `from` is then the customer it was written to. In public, where the
   * platform does not say to whom, `from` is the brand's own account and `quoteOf` what it stands under.
   */
  echo?: boolean
  text?: string
  subject?: string
  parts?: Part[]
  /** The vendor's id of the message that this one quotes or replies to. */
  quoteOf?: string
  tokens?: MessageTokens
  /** What its writer sent as one, but the vendor tells apart (several pictures), has the same album. */
  album?: string
  visibility: Visibility
  /** Written by a machine (out of office, a bounce that names no message of ours): stored, but it starts nothing. */
  automatic?: boolean
  /** Comes from an import or a replay: stored and threaded, but it starts nothing. */
  historic?: boolean
}

export type Inbound =
  | InboundMessage
  /** What the message says now; without `parts` those that it has stay. */
  | (Common & { kind: 'edit'; targetId: string; text?: string; parts?: Part[] })
  | (Common & { kind: 'deletion'; targetId: string })
  /** `emoji: null` takes the reaction back. */
  | (Common & { kind: 'reaction'; targetId: string; from: Author; emoji: string | null })
  /** `upTo`: everything sent to `from` in the lane until `at` has this state. */
  | (Common & {
      kind: 'receipt'
      targetId?: string
      /** Our own id of the message (`out.id`), where the vendor repeats it: a message whose answer was lost is known by it. */
      ourId?: string
      upTo?: true
      from?: Author
      /** `sent` tells only whoever does not know it yet (`ourId`). */
      state: 'sent' | 'delivered' | 'read' | 'failed'
      code?: string
      text?: string
    })
  /** Who writes while we look. */
  | (Common & { kind: 'typing'; from: Author })
  /** Whether the person may be written to: blocked and unblocked, left; `only` where they have said no to advertising alone. */
  | (Common & { kind: 'reach'; from: Author; isReachable: boolean; only?: 'marketing' })
  /** The platform calls the person otherwise from now on: `from` is who they were. */
  | (Common & { kind: 'moved'; from: Author; to: Author })
  /** What the platform says of the account itself: access withdrawn, quality lowered, all well again. */
  | (Common & { kind: 'health'; state: 'good' | 'failing'; code: string; text?: string })
  /** A template has been approved, refused or paused: the list is to be fetched again. */
  | (Common & { kind: 'templates' })
  /** `malformed…` is shown to people as a parked item; anything else is a kind of event that we have no use for, and is counted. */
  | (Common & { kind: 'unknown'; what: string })

export type InboundKind = Inbound['kind'] | 'text' | Part['kind'] | 'quote' | 'echo'
