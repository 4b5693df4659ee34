import type { MessageTokens, Visibility } from '#channel'
import type { Stranger } from '#customers'
import type { StoredPart } from '#messages'

/** A message from outside, ready to be stored. `at` is the vendor's time, never later than `receivedAt`. */
export type Arrival = {
  workspaceId: string
  profileId: string
  channel: string
  lane: string
  threadId: string
  from: Stranger
  /** messageRef(profile, external id). */
  ref: string
  externalId: string
  quoteRef?: string | undefined
  text?: string | undefined
  subject?: string | undefined
  /** Those of one profile with the same album were sent as one. */
  album?: string | undefined
  kind: string
  parts: StoredPart[]
  /** What the platform lent with it. */
  tokens?: MessageTokens | undefined
  visibility: Visibility
  /** Written by the brand elsewhere. */
  echo: boolean
  at: number
  receivedAt: number
  historic: boolean
  /** The number of the envelope that brought it. */
  envelope?: number | undefined
}
