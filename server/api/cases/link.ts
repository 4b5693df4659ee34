import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { linkToCase } from '#cases'
import { caseLinked, conversationIds } from './shapes.ts'

const schema = {
  summary: 'Say of conversations that they are of this case',
  description: 'A conversation is of one case at most. A settled case is open again with a conversation that is.',
  params: byId,
  body: z.object({
    conversationIds,
    instead: id.optional().describe('The case that they are taken out of for it; those of another one stay there'),
  }),
  response: { 200: caseLinked },
}

/** POST /api/v1/cases/:id/conversations */
export const link: Noun = (app, { database, now }) => {
  app.post('/api/v1/cases/:id/conversations', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => linkToCase(tx, who, { caseId: params.id, ...body, now: now() })),
  )
}
