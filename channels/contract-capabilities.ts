import type { Deed, Out } from './contract-outbound.ts'
import type { InboundKind, MediaKind, Visibility } from './contract-inbound.ts'

/** Counted as the platform counts: `graphemes` as a person sees them, `utf16` code units, `bytes` of UTF-8. */
export type TextLimit = { max: number; unit: 'graphemes' | 'utf16' | 'bytes' }

/** `types` are media types or ranges ("image/*"). */
export type MediaLimit = { maxBytes: number; types: readonly string[] }

/** What a place can do, as data: the composer and the server know it before anything is sent. */
export type Capabilities = {
  /** `messaging` at the table, `comments` in the square, and so on: the shape of the channel's mark. */
  place: 'messaging' | 'comments' | 'mail' | 'voice' | 'reviews' | 'community' | 'web'
  visibility: readonly Visibility[]
  inbound: readonly InboundKind[]
  deeds: readonly Deed[]
  text: TextLimit
  media: Partial<Record<MediaKind, MediaLimit>>
  /** Media in one message, at most. */
  maxMedia: number
  parts: readonly Exclude<NonNullable<Out['parts']>[number]['kind'], MediaKind>[]
  buttons?: { max: number; labelMax: number }
  receipts: readonly ('delivered' | 'read')[]
  typing: boolean
  /** How long after the customer's last message one may write freely; absent: always. */
  windowMs?: number
  /** The platform knows `out.id` again: sending the same once more after a lost answer is still one message. */
  idempotent: boolean
  /** Messages a second that one connection may send, replies and bulk together. */
  perSecond: number
  /** Messages older than this when they reach us are historic. */
  backfillMs: number
}
