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

export const sort = z.enum(['due', 'activity', 'newest', 'oldest']) satisfies z.ZodType<Sort>

export const condition = z.object({
  field: z
    .string()
    .max(60)
    .describe(
      'status, holder, channel, profile, reason, visibility, unread, opened, waits, mentioned, incident, tag, language, subject, tone, kind, urgency, toxic, written-in, or field: and the id of one of the brand’s own',
    ),
  operator: z.enum([
    'is',
    'is-not',
    'contains',
    'since',
    'until',
    'last-days',
    'next-days',
    'days-ago',
    'at-least',
    'at-most',
    'empty',
    'filled',
  ]),
  values: z
    .array(z.string().max(viewLimits.text))
    .max(viewLimits.values)
    .describe(
      'One of them is enough. Of a holder: me, nobody, the id of a colleague or of a team; of a day: 2026-11-21, or how many days; of waits: minutes; of tone: from -1 to 1; of urgency: 0 to 3; of empty and filled: none',
    ),
}) satisfies z.ZodType<Condition>

export const savedView = z.object({
  id,
  name: z.string(),
  owner: z.union([z.object({ kind: z.enum(['person', 'team']), id }), z.object({ kind: z.literal('workspace') })]),
  conditions: z.array(condition),
  sort,
  count: z.number().int().nullable().describe('Null for those who do not see all'),
  isFilling: z.boolean().describe('Its count still grows'),
  mayChange: z.boolean(),
}) satisfies z.ZodType<SavedView>
