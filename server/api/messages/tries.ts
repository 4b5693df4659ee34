import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { triesOf } from '#delivery'
import { mustReadMessage } from '#messages'
import type { DeliveryTry } from '#protocol'

const one = z.object({
  attempt: z.number(),
  at: z.number(),
  outcome: z.enum(['sent', 'retry', 'rejected', 'unsure', 'found', 'not-there', 'cannot-tell']),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  tookMs: z.number(),
}) satisfies z.ZodType<DeliveryTry>

const schema = {
  summary: 'What has been tried to send it, the latest first, 100 at most',
  params: byId,
  response: { 200: z.array(one) },
}

/** GET /api/v1/messages/:id/tries */
export const tries: Noun = (app, { database }) => {
  app.get('/api/v1/messages/:id/tries', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await mustReadMessage(tx, who, params.id)
      return triesOf(tx, who.workspaceId, params.id)
    }),
  )
}
