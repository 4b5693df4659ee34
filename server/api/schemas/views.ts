import { z } from 'zod'
import { type Condition, type SavedView, type Sort, type View, viewLimits } from '#protocol'

const id = z.uuid()

export const builtInView = z.enum([
  'mine',
  'team',
  'mentions',
  'unassigned',
  'due',
  'open',
  'waiting',
  'snoozed',
  'closed',
  'all',
]) satisfies z.ZodType<View>

export const sort = z.enum(['wait', 'activity', 'newest', 'oldest']) satisfies z.ZodType<Sort>

export const condition = z.object({
  field: z
    .string()
    .max(40)
    .describe('status, holder, channel, profile, reason, visibility, unread, opened, language, subject …'),
  operator: z.enum(['is', 'is-not', 'since', 'until', 'contains']),
  values: z
    .array(z.string().max(viewLimits.text))
    .max(viewLimits.values)
    .describe(
      'One of them is enough. Of a holder: me, nobody, the id of a colleague or of a team; of opened: a day as 2026-11-21',
    ),
}) satisfies z.ZodType<Condition>

export const savedView = z.object({
  id,
  name: z.string(),
  owner: z.union([z.object({ kind: z.literal('person'), id }), z.object({ kind: z.literal('workspace') })]),
  conditions: z.array(condition),
  sort,
  count: z.number().int().nullable().describe('Null for those who do not see all'),
  isFilling: z.boolean().describe('Its count still grows'),
  mayChange: z.boolean(),
}) satisfies z.ZodType<SavedView>
