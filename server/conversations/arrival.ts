import type { Part, Visibility } from '#channel'
import type { Stranger } from '#customers'
import { idOf } from '#lib'

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
  kind: string
  parts: StoredPart[]
  visibility: Visibility
  /** Written by the brand elsewhere. */
  echo: boolean
  at: number
  receivedAt: number
  historic: boolean
}

/** As the channel gave it, with our file in the place of the vendor's reference. */
export type StoredPart = Part & { file?: string }

/** Recognises a message of a profile for good: when it comes again, and when a signal names it. */
export const messageRef = (profileId: string, externalId: string): string => idOf('message', profileId, externalId)

/** The vendor's thread of one customer. */
export const threadIdOf = (profileId: string, lane: string, authorRef: string): string =>
  idOf('thread', profileId, lane, authorRef)
