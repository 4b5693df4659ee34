import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import { cases } from '#cases'
import { caseShape } from './shapes.ts'

const schema = {
  summary: 'Open cases, the latest first: of a customer, or by their title; by its number also one that is settled',
  querystring: z.object({
    customer: id.optional(),
    q: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: { 200: z.object({ rows: z.array(caseShape) }) },
}

/** GET /api/v1/cases?customer=&q=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/cases', { schema }, ({ who, query: { customer, q, limit } }) =>
    database.app(who.workspaceId, async tx => ({
      rows: await cases(tx, who, { customerId: customer, text: q, limit }),
    })),
  )
}
