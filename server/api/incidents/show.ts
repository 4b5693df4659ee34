import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { incident } from '#incidents'
import { incidentPage } from './shapes.ts'

const schema = {
  summary: 'An incident, and its latest answers to all',
  params: byId,
  response: { 200: incidentPage },
}

/** GET /api/v1/incidents/:id */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/incidents/:id', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => incident(tx, who, params.id)),
  )
}
