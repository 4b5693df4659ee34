import { z } from 'zod'
import type { Noun } from '#api'
import { byId, customerCard } from '#api/schemas'
import { likelyLinks } from '#likely-links'
import { type LikelyPerson, linkReasons } from '#protocol'
import { cardOf } from '../card-of.ts'

const person = z.object({
  customer: customerCard,
  isVeryLikely: z.boolean(),
  reasons: z.array(
    z.object({
      kind: z.enum(linkReasons),
      value: z.string().describe('Of a phone its last nine digits; empty of names'),
      holders: z.number().describe('How many customers have it, up to some forty'),
    }),
  ),
}) satisfies z.ZodType<LikelyPerson>

const schema = {
  summary: 'Who else a customer may be, the likeliest first, and why; a person decides',
  params: byId,
  response: { 200: z.array(person) },
}

const veryLikely = 0.98

/** GET /api/v1/customers/:id/likely */
export const likely: Noun = (app, { database }) => {
  app.get('/api/v1/customers/:id/likely', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      const found: LikelyPerson[] = []
      for (const { customerId, probability, reasons } of await likelyLinks(tx, who, params.id))
        found.push({ customer: await cardOf(tx, who, customerId), isVeryLikely: probability >= veryLikely, reasons })
      return found
    }),
  )
}
