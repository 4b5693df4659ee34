import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { caseConversations } from '#cases'

const schema = {
  summary: 'The conversations of a case, the latest first',
  params: byId,
  querystring: z.object({
    after: id.optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: { 200: z.object({ rows: z.array(row), next: id.nullable() }) },
}

/** GET /api/v1/cases/:id/conversations?after=&limit= */
export const listConversations: Noun = (app, { database }) => {
  app.get('/api/v1/cases/:id/conversations', { schema }, ({ who, params, query }) =>
    database.app(who.workspaceId, tx => caseConversations(tx, who, { caseId: params.id, ...query })),
  )
}
