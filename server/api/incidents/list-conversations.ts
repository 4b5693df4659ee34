import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { incidentConversations } from '#incidents'

const schema = {
  summary: 'The conversations of an incident, those opened first first',
  params: byId,
  querystring: z.object({
    after: id.optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: { 200: z.object({ rows: z.array(row), next: id.nullable() }) },
}

/** GET /api/v1/incidents/:id/conversations?after=&limit= */
export const listConversations: Noun = (app, { database }) => {
  app.get('/api/v1/incidents/:id/conversations', { schema }, ({ who, params, query }) =>
    database.app(who.workspaceId, tx => incidentConversations(tx, who, { incidentId: params.id, ...query })),
  )
}
