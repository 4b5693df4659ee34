import { isDeepStrictEqual } from 'node:util'
import { type Correction, type Reading, type ReadingAspect, type ReadingChange, toxicFrom } from '#protocol'
import type { Beneath, ReadingRow } from './tables.ts'

/** Where models are not sure, a person who says the same is. */
const isFeeling = (aspect: ReadingAspect): boolean => aspect === 'sentiment' || aspect === 'emotion'

type Value = string | number | boolean
/** What stands, and what stands beneath a person's word. */
type Standing = Reading & Pick<ReadingRow, 'beneath'>
/** What a person says, aspect by aspect. */
type Words = Partial<Record<ReadingAspect, Value>>

const plain = ['language', 'emotion', 'urgency', 'kind', 'subject'] as const
const aspects: readonly ReadingAspect[] = ['kind', 'sentiment', 'emotion', 'urgency', 'language', 'subject', 'isToxic']

/**
 * A reading as somebody corrects it; undefined where it stands so already. What models say is kept beneath each word of a
 * person; null, or what models say, takes one's word back. Pure.
 */
export function corrected(row: ReadingRow, change: ReadingChange): ReadingRow | undefined {
  const models = modelsOf(row)
  const words = wordsIn(row)
  for (const aspect of aspects) {
    const value = change[aspect]
    if (value === undefined) continue
    if (value === null || (value === valueOf(models, aspect) && !(isFeeling(aspect) && models.isUnsure)))
      delete words[aspect]
    else words[aspect] = value
  }
  const after = { ...row, ...standing(models, words) }
  return isDeepStrictEqual(after, row) ? undefined : after
}

/** A reading when other models have read the message: what a person says stands over theirs, too. Pure. */
export const revised = (row: ReadingRow, reading: Partial<Reading>, model: string): ReadingRow => ({
  ...row,
  model,
  ...standing({ ...modelsOf(row), ...reading }, wordsIn(row)),
})

/** What a person says, beside what models say; of `isToxic` how likely they hold it. Pure. */
export const correctedIn = (row: Standing): Correction['aspects'] =>
  Object.entries(wordsIn(row)).map(([name, said]) => {
    const aspect = name as ReadingAspect
    const beneath = row.beneath[aspect]!
    return { aspect, said, read: typeof beneath === 'object' ? beneath.is : beneath }
  })

const valueOf = (reading: Reading, aspect: ReadingAspect): Value =>
  aspect === 'isToxic' ? reading.toxicity >= toxicFrom : reading[aspect]

const wordsIn = (row: Standing): Words =>
  Object.fromEntries(
    aspects.filter(aspect => row.beneath[aspect] !== undefined).map(aspect => [aspect, valueOf(row, aspect)]),
  )

const modelsOf = ({ beneath, ...row }: Standing): Reading => ({
  language: beneath.language ?? row.language,
  emotion: beneath.emotion ?? row.emotion,
  urgency: beneath.urgency ?? row.urgency,
  kind: beneath.kind ?? row.kind,
  subject: beneath.subject ?? row.subject,
  sentiment: beneath.sentiment?.is ?? row.sentiment,
  isUnsure: beneath.sentiment?.isUnsure ?? row.isUnsure,
  toxicity: beneath.isToxic ?? row.toxicity,
  irony: row.irony,
})

/** What stands when a person says this over what models say. Whoever says how a text sounds is sure of it. */
function standing(models: Reading, words: Words): Reading & { beneath: Beneath } {
  const over: Record<string, Value> = {}
  const beneath: Record<string, unknown> = {}
  for (const aspect of plain) {
    if (words[aspect] === undefined) continue
    over[aspect] = words[aspect]
    beneath[aspect] = models[aspect]
  }
  if (words.sentiment !== undefined) {
    Object.assign(over, { sentiment: words.sentiment, isUnsure: false })
    beneath.sentiment = { is: models.sentiment, isUnsure: models.isUnsure }
  }
  if (words.isToxic !== undefined) {
    over.toxicity = words.isToxic ? 1 : 0
    beneath.isToxic = models.toxicity
  }
  return { ...models, ...over, beneath: beneath as Beneath }
}
