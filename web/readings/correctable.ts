import {
  emotionsRead,
  kindsRead,
  type MessageReading,
  type ReadingAspect,
  type ReadingChange,
  sentimentsSaid,
  toxicFrom,
} from '#protocol'
import { stepOf } from './tone-points.ts'

type Value = string | number | boolean

/** What one key says: the rows of the keyboard are the rows on screen. */
export type Said = { key: string; aspect: ReadingAspect; value: Value }

const row = (aspect: ReadingAspect, keys: string, values: readonly Value[]): Said[] =>
  values.map((value, place) => ({ key: keys[place]!, aspect, value }))

export const rows = {
  sentiment: row('sentiment', '12345', sentimentsSaid),
  kind: row('kind', 'QWERTY', kindsRead),
  urgency: row('urgency', 'ASDF', [0, 1, 2, 3]),
  emotion: row('emotion', 'ZXCVBNM', emotionsRead),
} as const

const all = Object.values(rows).flat()

/** What is said by a key; `I` says that it is an insult, or that it is none. */
export function saidBy(key: string, reading: MessageReading): Said | undefined {
  const pressed = key.toUpperCase()
  if (pressed === 'I') return { key: pressed, aspect: 'isToxic', value: !reading.isToxic }
  return all.find(said => said.key === pressed)
}

/** How an aspect stands, as it is chosen; a feeling that nobody is sure of is none. */
export function standing(reading: MessageReading, aspect: ReadingAspect): Value | undefined {
  const isFeeling = aspect === 'sentiment' || aspect === 'emotion'
  if (isFeeling && reading.isUnsure && !reading.corrected?.aspects.includes(aspect)) return undefined
  return aspect === 'sentiment' ? stepOf(reading.sentiment) : reading[aspect]
}

/** What takes a correction back: the word that stood there before, or none. */
export const undoOf = (reading: MessageReading, aspect: ReadingAspect): ReadingChange => ({
  [aspect]: reading.corrected?.aspects.includes(aspect) ? reading[aspect] : null,
})

/** The reading as it will stand; what takes a word back is told by the server. */
export function foreseen(reading: MessageReading, change: ReadingChange, by: string, at: number): MessageReading {
  const said = Object.entries(change).filter(([, value]) => value !== null)
  if (said.length === 0) return reading
  const aspects = [
    ...new Set([...(reading.corrected?.aspects ?? []), ...said.map(([aspect]) => aspect as ReadingAspect)]),
  ]
  return {
    ...reading,
    ...(Object.fromEntries(said) as Partial<MessageReading>),
    ...('sentiment' in change && { isUnsure: false }),
    ...(typeof change.isToxic === 'boolean' && { toxicity: change.isToxic ? 1 : toxicFrom / 2 }),
    corrected: { by, at, aspects },
  }
}
