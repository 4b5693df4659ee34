import { z } from 'zod'
import { id, saidSample } from '#api/schemas'
import { conductRules, type Suspect, type SuspectCard } from '#protocol'

const time = z.number().describe('Epoch milliseconds')
const count = z.number().int()

export const rule = z.enum(conductRules)
export const reason = z.string().max(2000)

export const suspectCard = z.object({
  id,
  customerId: id,
  name: z.string(),
  state: z.enum(['suspected', 'served', 'hidden', 'dismissed']),
  since: time,
  lookedAt: time,
  evidence: z.object({
    messages: count.describe('In 24 hours'),
    abusive: count,
    requests: count.describe('Of a week: what asks for something, served like anybody’s'),
    answeredAt: time,
    hours: z.array(z.object({ until: time, messages: count })),
    channels: z.array(z.string()),
  }),
  decision: z.object({ at: time, byId: id.nullable(), rule: rule.nullable(), reason: z.string() }).nullable(),
  appeal: z
    .object({
      text: z.string(),
      at: time,
      byId: id.nullable().describe('Who wrote it down'),
      answer: z
        .object({ outcome: z.enum(['kept', 'undone']), text: z.string(), at: time, byId: id.nullable() })
        .nullable(),
    })
    .nullable(),
  pause: z
    .object({ personId: id, at: time.nullable().describe('Null: it is only proposed'), byId: id.nullable() })
    .nullable(),
}) satisfies z.ZodType<SuspectCard>

export const suspectShown = suspectCard.extend({
  samples: z.array(saidSample),
  requests: z.array(saidSample),
  answers: z.array(saidSample),
}) satisfies z.ZodType<Suspect>
