import { z } from 'zod'
import { id } from '#api/schemas'
import {
  acknowledgedLanguages,
  type AcknowledgementCard,
  type AcknowledgementView,
  longestAcknowledgement,
  type NewAcknowledgement,
} from '#protocol'

const language = z.enum(acknowledgedLanguages)
const text = z.string()

export const asked = z.object({
  isOn: z.boolean(),
  isPublic: z.boolean().describe('Also where anybody can read it'),
  texts: z
    .partialRecord(language, text.max(longestAcknowledgement * 4))
    .describe('The brand’s own words; an empty one is ours again. Gaps: {{opening}}, {{deadline}}, {{brand}}'),
}) satisfies z.ZodType<NewAcknowledgement>

const gaps = z.object({ opening: text, deadline: text, brand: text })

export const view = asked.extend({
  texts: z.partialRecord(language, text),
  canWrite: z.boolean(),
  canPublic: z.boolean(),
  ours: z.record(language, text),
  usual: language.describe('For whoever’s own language is not known'),
  then: z
    .object({
      isOpen: z.boolean(),
      at: z.number(),
      opensAt: z.number(),
      answerBy: z.number(),
      timeZone: text,
      gaps: z.record(language, gaps),
    })
    .nullable()
    .describe('What would be said at `at`: now, or when it closes next; null where it never closes'),
}) satisfies z.ZodType<AcknowledgementView>

export const card = z.object({
  profileId: id,
  isOn: z.boolean(),
  isPublic: z.boolean(),
  canWrite: z.boolean(),
  languages: z.array(language).describe('In which the brand has words of its own'),
}) satisfies z.ZodType<AcknowledgementCard>
