import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { linkToIncident } from '#incidents'

const schema = {
  summary: 'Say of conversations that this is their cause',
  description: 'A conversation has one cause: one that had another changes it.',
  params: byId,
  body: z.object({ conversationIds: z.array(id).min(1).max(200) }),
  response: { 200: z.object({ linked: z.number().int().describe('How many were not linked to it before') }) },
}

/** POST /api/v1/incidents/:id/conversations */
export const link: Noun = (app, { database, now }) => {
  app.post('/api/v1/incidents/:id/conversations', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => ({
      linked: await linkToIncident(tx, who, { incidentId: params.id, ...body, now: now() }),
    })),
  )
}
