import { z } from 'zod'
import type { Noun } from '#api'
import { saidSample } from '#api/schemas'
import { praise } from '#praise'
import type { Praise } from '#protocol'

const row = saidSample.extend({
  dueAt: z.number().describe('Within a day'),
  state: z.enum(['waiting', 'thanked', 'passed']),
}) satisfies z.ZodType<Praise>

const schema = {
  summary: 'What is to be thanked for, that is due first',
  querystring: z.object({
    after: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: { 200: z.object({ rows: z.array(row), next: z.string().nullable() }) },
}

/** GET /api/v1/praise?after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/praise', { schema }, ({ who, query }) => database.app(who.workspaceId, tx => praise(tx, who, query)))
}
