import type { Reading, ReadingAspect } from '#protocol'

/** Names something of a workspace. */
export type Named = { workspaceId: string; id: string }

/** What models say where a person has said something else, by aspect. Of `sentiment` also whether they were sure. */
export type Beneath = Partial<{ [Aspect in Exclude<ReadingAspect, 'sentiment' | 'isToxic'>]: Reading[Aspect] }> & {
  sentiment?: { is: number; isUnsure: boolean }
  /** How likely they held it. */
  isToxic?: number
}

/** A reading as it is kept: what stands, and what stands beneath a person's word. */
export type ReadingRow = Reading & {
  messageId: string
  conversationId: string
  isHistoric: boolean
  model: string
  readAt: number
  beneath: Beneath
}

/** What a line of a conversation is to how its customer sounds. */
export type Line = {
  id: string
  at: number
  /** Said by the customer, by a person or a program of ours; or what ends a turn without a word: closed, settled elsewhere. */
  of: 'customer' | 'person' | 'program' | 'end'
  isHistoric: boolean
  /** Of what the customer said: null while it is not read. */
  reading: Sounds | null
}

/** What of a reading counts for its conversation. */
export type Sounds = Pick<Reading, 'language' | 'sentiment' | 'isUnsure' | 'kind' | 'urgency' | 'toxicity'>

/** How a customer sounded before our first reply and after our last one. */
export type Conversion = {
  beganAt: number
  start: number | null
  repliedAt: number | null
  end: number | null
  endedAt: number | null
}
