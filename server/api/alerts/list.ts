import { z } from 'zod'
import type { Noun } from '#api'
import { alertsEnded, alertsOpen } from '#alerts'
import { alertCard } from './shapes.ts'

const schema = {
  summary: 'Alerts that are open, the worst first; or those that have ended, the latest first',
  querystring: z.object({
    state: z.enum(['open', 'ended']).default('open'),
    after: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: { 200: z.object({ rows: z.array(alertCard), next: z.string().nullable() }) },
}

/** GET /api/v1/alerts?state=&after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/alerts', { schema }, ({ who, query: { state, ...asked } }) =>
    database.app(who.workspaceId, async tx =>
      state === 'open' ? { rows: await alertsOpen(tx, who), next: null } : alertsEnded(tx, who, asked),
    ),
  )
}
