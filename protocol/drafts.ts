import type { FileCard } from './messages.ts'

export type DraftKind = 'reply' | 'note'

/** Where a text was written: on a device, or it is a reply for later that was held back. */
export type DraftOrigin = 'computer' | 'phone' | 'later'

/** What a person wrote in a conversation and has not sent; only they get it. Each save gives it another `version`. */
export type SavedDraft = {
  kind: DraftKind
  version: string
  text: string
  files: FileCard[]
  visibility: 'public' | 'private'
  quoteId: string | null
  template: { id: string; language: string; values: string[] } | null
  /** Other conversations of the customer that it is to settle, too. */
  settles?: string[]
  origin: DraftOrigin
  savedAt: number
}

/** GET /api/v1/conversations/:id/drafts. `others` were written over by a device that had not seen them, newest first. */
export type ConversationDrafts = { drafts: SavedDraft[]; others: SavedDraft[] }

/**
 * PUT /api/v1/conversations/:id/drafts/:kind. `base` is the version that was seen there, null for none. What stood there
 * unseen is kept among the others; empty content removes the draft, if it was seen.
 */
export type NewDraft = {
  base: string | null
  text: string
  files: string[]
  visibility: 'public' | 'private'
  quoteId?: string
  template?: { id: string; language: string; values: string[] }
  settles?: string[]
  device: 'computer' | 'phone'
}

/** GET /api/v1/drafts: where one has something to go on with. */
export type DraftMark = { conversationId: string; kind: DraftKind; savedAt: number }

/** How long a draft may be, as a text counts its letters (`length`). */
export const longestDraft = 100_000
