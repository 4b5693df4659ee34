import type { Part } from '#channel'
import { idOf } from '#lib'

/** As the channel gave it, with our file in the place of the vendor's reference. */
export type StoredPart = Part & { file?: string }

/** Recognises a message of a profile for good: when it comes again, and when a signal names it. */
export const messageRef = (profileId: string, externalId: string): string => idOf('message', profileId, externalId)

/** The vendor's thread of one customer. */
export const threadIdOf = (profileId: string, lane: string, authorRef: string): string =>
  idOf('thread', profileId, lane, authorRef)
