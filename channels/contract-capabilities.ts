import type { Publishes } from './contract-card.ts'
import type { Deed, Out } from './contract-outbound.ts'
import type { TextLimit } from './contract-length.ts'
import type { InboundKind, MediaKind, Visibility } from './contract-inbound.ts'

/** `types` are media types or ranges ("image/*"). */
export type MediaLimit = { maxBytes: number; types: readonly string[] }

/** What one may write and do where everybody reads it, or where the two are alone. */
export type Face = {
  deeds: readonly Deed[]
  text: TextLimit
  /** The text beside media, where it has another bound. */
  caption?: TextLimit
  media: Partial<Record<MediaKind, MediaLimit>>
  /** Media in one message, at most. */
  maxMedia: number
  parts: readonly Exclude<NonNullable<Out['parts']>[number]['kind'], MediaKind>[]
  buttons?: { max: number; labelMax: number }
  list?: { max: number; titleMax: number }
  /** What is written can be shown with the message that it is to (`targetId`). */
  quotes?: true
  /** How long after the customer's last message one may write freely; absent: always. */
  windowMs?: number
  /** How long after it a person may, where that is longer than for a machine. */
  personWindowMs?: number
}

/**
 * What a place can do, as data: the composer and the server know it before anything is sent. In a place that has both
 * faces the private one stands here, and `public` says what is otherwise there.
 */
export type Capabilities = Face & {
  /** `messaging` at the table, `comments` in the square, and so on: the shape of the channel's mark. */
  place: 'messaging' | 'comments' | 'mail' | 'voice' | 'reviews' | 'community' | 'web'
  visibility: readonly Visibility[]
  public?: Partial<Face> & { place?: Capabilities['place']; name?: string }
  inbound: readonly InboundKind[]
  /** Hours after it was sent, in milliseconds, in which a message may be changed or taken back; absent: always. */
  editWithinMs?: number
  /** Written beforehand and approved by the platform: what may be sent when the window is closed. */
  templates?: true
  /** How long after a public message it may be answered in private. */
  privateReplyWithinMs?: number
  /** Where the profile itself shows hours, level and guide (`publish`); absent: nowhere that we could reach. */
  publishes?: Publishes
  /** Customers are shown the first name of who answers, and their picture. */
  signs?: true
  /** One answer each; a second one replaces it. */
  oneAnswer?: true
  receipts: readonly ('delivered' | 'read')[]
  typing: boolean
  /** The platform knows `out.id` again: sending the same once more after a lost answer is still one message. */
  idempotent: boolean
  /** Messages a second that one connection may send, replies and bulk together. */
  perSecond: number
  /** Messages older than this when they reach us are historic. */
  backfillMs: number
}

/**
 * What one may write there, as far as it is seen by all or by the two alone. Windows are of private talk: the public
 * face has none unless it says so.
 */
export function faceOf(can: Capabilities, visibility: Visibility): Face {
  if (visibility === 'private' || !can.public) return can
  const { windowMs: _, personWindowMs: __, ...rest } = can
  return { ...rest, ...can.public }
}

/** Everything that can be done there, in public or in private. */
export const deedsOf = (can: Capabilities): Deed[] => [
  ...new Set(can.visibility.flatMap(visibility => faceOf(can, visibility).deeds)),
]

/** Profiles that can do something else than the channel's others, known by how the vendor calls them. */
export type ProfileKind = { id: string; isOf(profileKey: string): boolean; can: Capabilities }

/** What holds for this profile of the channel. */
export const canOf = (
  { can, kinds = [] }: { can: Capabilities; kinds?: readonly ProfileKind[] },
  profileKey: string,
): Capabilities => kinds.find(kind => kind.isOf(profileKey))?.can ?? can
