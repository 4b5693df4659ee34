import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, status } from '#api/schemas'
import { customerNow } from '#customers'
import type { Glance } from '#protocol'
import { glance as read } from '#timeline'

const talk = z.object({
  ...{ id, channel: z.string(), isPublic: z.boolean(), status, openedAt: z.number(), lastAt: z.number() },
  ...{ lastText: z.string(), tone: z.number().nullable().describe('How it reads now, −1 to 1') },
})

const schema = {
  summary: 'When and where a customer spoke with us, the oldest first: the latest hundred or so',
  params: byId,
  response: {
    200: z.object({ talks: z.array(talk), isWhole: z.boolean() }) satisfies z.ZodType<Glance>,
  },
}

/** GET /api/v1/customers/:id/glance */
export const glance: Noun = (app, { database }) => {
  app.get('/api/v1/customers/:id/glance', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => read(tx, who, await customerNow(tx, who.workspaceId, params.id))),
  )
}
