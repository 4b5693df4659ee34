import { z } from 'zod'
import { id } from '#api/schemas'
import type { GapValues, NewSnippet, Snippet } from '#protocol'

const texts = z.record(z.string().min(2).max(20), z.string().max(20_000)).describe('By language')

export const written = z.object({
  name: z.string().max(120),
  shortcut: z.string().max(31).nullable().describe('Found by it after /'),
  texts,
  isShared: z.boolean().describe('Everybody’s, not one’s own'),
}) satisfies z.ZodType<NewSnippet>

export const snippet = written.extend({
  id,
  uses: z.number().int(),
  lastUsedAt: z.number().nullable(),
}) satisfies z.ZodType<Snippet>

export const gapValues = z.object({
  values: z.record(z.string(), z.string()),
  languages: z.array(z.string()),
}) satisfies z.ZodType<GapValues>
