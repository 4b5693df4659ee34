import { z } from 'zod'
import { emotionsRead, kindsRead, languagesRead, type MessageReading, subjectsRead, type Tone } from '#protocol'

export const languageRead = z.enum(languagesRead)
export const emotionRead = z.enum(emotionsRead)
export const kindRead = z.enum(kindsRead)
export const subjectRead = z.enum(subjectsRead)
export const urgencyRead = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
  .describe('0 needs no answer, 1 within a day, 2 today, 3 now')
export const readingAspect = z.enum(['language', 'sentiment', 'emotion', 'urgency', 'kind', 'subject', 'isToxic'])

const sentiment = z.number().describe('From −1, furious, to 1, delighted')

export const tone = z.object({
  language: languageRead,
  sentiment,
  isUnsure: z.boolean().describe('The sentiment is no more than a guess'),
  kind: kindRead,
  urgency: urgencyRead,
  isToxic: z.boolean(),
}) satisfies z.ZodType<Tone>

export const messageReading = z.object({
  language: languageRead,
  sentiment,
  isUnsure: z.boolean(),
  emotion: emotionRead,
  urgency: urgencyRead,
  kind: kindRead,
  subject: subjectRead,
  toxicity: z.number().describe('How likely it insults, threatens or hates, from 0 to 1'),
  irony: z.number().describe('How likely the contrary is meant, from 0 to 1'),
  isToxic: z.boolean(),
  corrected: z
    .object({
      by: z.uuid().nullable().describe('Null for a key'),
      at: z.number(),
      aspects: z.array(readingAspect),
    })
    .nullable()
    .describe('What a person says in the place of what was read'),
}) satisfies z.ZodType<MessageReading>
