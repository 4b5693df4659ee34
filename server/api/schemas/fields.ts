import { z } from 'zod'
import { type Field, fieldKinds, type FieldValue, type FieldValues, type FilledFields } from '#protocol'

const id = z.uuid().toLowerCase()

export const field = z.object({
  id,
  subject: z.enum(['conversation', 'customer']),
  kind: z.enum(fieldKinds),
  label: z.string(),
  choices: z.array(z.object({ id, label: z.string(), isArchived: z.boolean() })),
  isRequired: z.boolean().describe('Without it no conversation can be closed'),
  isArchived: z.boolean(),
}) satisfies z.ZodType<Field>

const value = z.union([z.string().max(5000), z.number(), z.boolean()]) satisfies z.ZodType<FieldValue>

export const filled = z.record(id, value)
export const filledFields = z.object({ conversation: filled, customer: filled }) satisfies z.ZodType<FilledFields>
export const fieldValues = z
  .record(id, value.nullable())
  .describe('By the ids of fields; null empties. A day is 2026-11-22, a choice its id') satisfies z.ZodType<FieldValues>

/** What can be chosen; one without an id is new. */
export const fieldChoices = z.array(z.object({ id: id.optional(), label: z.string().max(120) })).max(200)
