import { z } from 'zod'
import { openCause } from '#alerts'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'

const schema = {
  summary:
    'Open an incident for an alert with the conversations in which it is said; where it has one, link those that came since',
  params: byId,
  body: z.object({ id: id.describe('Of the new incident: the same id twice is one'), name: z.string().max(200) }),
  response: {
    200: z.object({
      incidentId: id,
      linked: z.number().int(),
      left: z.number().int().describe('How many are still to be linked: ask again'),
    }),
  },
}

/** POST /api/v1/alerts/:id/incident */
export const cause: Noun = (app, { database, now }) => {
  app.post('/api/v1/alerts/:id/incident', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => openCause(tx, who, { alertId: params.id, ...body, now: now() })),
  )
}
