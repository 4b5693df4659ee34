import { z } from 'zod'
import type { Noun } from '#api'
import { incidents } from '#incidents'
import { incident } from './shapes.ts'

const schema = {
  summary: 'Incidents, the latest first',
  querystring: z.object({
    state: z.enum(['open', 'solved']).default('open'),
    after: z.string().optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: { 200: z.object({ rows: z.array(incident), next: z.string().nullable() }) },
}

/** GET /api/v1/incidents?state=&after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/incidents', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => incidents(tx, who, query)),
  )
}
