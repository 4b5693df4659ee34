import { z } from 'zod'
import type { Noun } from '#api'
import { byId, customerCard, id } from '#api/schemas'
import { linkCustomers } from '#linking'
import { linkReasons } from '#protocol'
import { card } from './card.ts'

const schema = {
  summary: 'Say that two customers are one person; it can be undone',
  params: byId,
  body: z.object({
    otherId: id,
    because: z
      .partialRecord(z.enum(linkReasons), z.string().max(200))
      .default({})
      .describe('What they have in common, where that was seen'),
  }),
  response: {
    200: z.object({
      linkId: id.nullable().describe('Null where somebody has said so before'),
      customer: customerCard.describe('Who both are now'),
    }),
  },
}

/** POST /api/v1/customers/:id/links */
export const link: Noun = (app, { database, now }) => {
  app.post('/api/v1/customers/:id/links', { schema }, ({ who, params, body: { otherId, because } }) =>
    database.app(who.workspaceId, async tx => {
      const linkId = await linkCustomers(tx, who, { customerId: params.id, otherId, because, now: now() })
      return { linkId: linkId ?? null, customer: await card(tx, who, params.id) }
    }),
  )
}
