import type { Hindrance } from '#protocol'
import type { Formats, Translate } from '#web/texts'

/** In whose words it is told, and how those are called whom it speaks of. */
export type Saying = {
  t: Translate
  formats: Formats
  nameOf: (agentId: string) => string
  isMe: (agentId: string) => boolean
  /** What of an unknown skill there is to say is for its caller: then undefined. */
  skillOf: (skillId: string) => string | undefined
  /** In the reader's language: `es`, `pt-BR`. */
  languageOf: (code: string) => string
}

/** The reader is spoken to; others are called by their names. */
export const whoIs = ({ isMe, nameOf }: Saying, agentId: string) => ({
  who: isMe(agentId) ? 'me' : 'other',
  name: nameOf(agentId),
})

/** Of some reasons the one that was written down; what is not among them is told without a reason. */
export const known = <K extends string>(all: readonly K[], written: string | undefined): K | 'other' =>
  all.find(one => one === written) ?? 'other'

/** What may stand in the way, the most lasting first. */
export const hindrances: readonly Hindrance[] = [
  ...(['absent', 'not-responding', 'has-offer', 'other-queue', 'hard-skill', 'soft-level', 'weight'] as const),
  ...(['wrap-up', 'excluded', 'kept', 'reserved'] as const),
]
