import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import type { CustomersPage } from '#protocol'
import { customersPage } from '#timeline'

const line = z.object({
  ...{ id, name: z.string(), language: z.string().nullable(), since: z.number(), channels: z.array(z.string()) },
  last: z
    .object({ conversationId: id, at: z.number(), text: z.string() })
    .nullable()
    .describe('The conversation that was opened last'),
})

const schema = {
  summary: 'The customers, whoever came last first',
  querystring: z.object({
    after: z.string().max(500).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(60),
  }),
  response: {
    200: z.object({ rows: z.array(line), next: z.string().nullable() }) satisfies z.ZodType<CustomersPage>,
  },
}

/** GET /api/v1/customers?after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/customers', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => customersPage(tx, who, query)),
  )
}
