import type { EmotionRead, KindRead, LanguageRead, Reading, SubjectRead, UrgencyRead } from './readings.ts'

/** From here on what is read as an insult is called one. */
export const toxicFrom = 0.5

/** What people may say of how a text sounds, in the place of a likelihood. */
export const sentimentsSaid = [-1, -0.5, 0, 0.5, 1] as const

/** How the customer sounds in their last turn: in the row of a conversation. */
export type Tone = {
  /** Of the last message that is in one. */
  language: LanguageRead
  /** Mean of what is sure in the turn; of all that is unsure, where nothing is. */
  sentiment: number
  /** Nothing in the turn is sure: `sentiment` is no more than a guess. */
  isUnsure: boolean
  /** The one that weighs most, and the highest urgency. */
  kind: KindRead
  urgency: UrgencyRead
  /** Somebody is insulted in it. */
  isToxic: boolean
}

/** What of a reading people may correct. */
export type ReadingAspect = 'language' | 'sentiment' | 'emotion' | 'urgency' | 'kind' | 'subject' | 'isToxic'

/** What is read in a message of a customer, as people have corrected it. */
export type MessageReading = Reading & {
  isToxic: boolean
  /** Who said last what stands in the place of what models read; `by` is null for a key. */
  corrected: { by: string | null; at: number; aspects: ReadingAspect[] } | null
}

/** PATCH /api/v1/messages/:id/reading: what is said of it in the place of what was read; null takes one's word back. */
export type ReadingChange = {
  language?: LanguageRead | null
  sentiment?: (typeof sentimentsSaid)[number] | null
  emotion?: EmotionRead | null
  urgency?: UrgencyRead | null
  kind?: KindRead | null
  subject?: SubjectRead | null
  isToxic?: boolean | null
}

/** What somebody says of a message, and what models had read. */
export type Correction = {
  messageId: string
  conversationId: string
  at: number
  by: string | null
  /** What the message says now. */
  text: string
  model: string
  /** Each aspect that was corrected. Of `isToxic` and `sentiment`, what was read is a number. */
  aspects: { aspect: ReadingAspect; said: string | number | boolean; read: string | number | boolean }[]
}

/** GET /api/v1/readings/corrections?after=&limit=: the oldest first, so that whoever learns from them can go on. */
export type CorrectionPage = { rows: Correction[]; next: string | null }
