import { z } from 'zod'
import type { Noun } from '#api'
import { suspects } from '#suspects'
import { suspectCard } from './shapes.ts'

const schema = {
  summary: 'Who is to be decided about, or whose appeal is to be answered; or those that are over. The latest first',
  querystring: z.object({
    state: z.enum(['open', 'over']).default('open'),
    after: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: { 200: z.object({ rows: z.array(suspectCard), next: z.string().nullable() }) },
}

/** GET /api/v1/suspects?state=&after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/suspects', { schema }, ({ who, query: { state, ...asked } }) =>
    database.app(who.workspaceId, tx => suspects(tx, who, { ...asked, isOpen: state === 'open' })),
  )
}
