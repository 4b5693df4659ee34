import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { suspect } from '#suspects'
import { suspectShown } from './shapes.ts'

const schema = {
  summary: 'A suspect: what they wrote, what of it asks for something, and what we said',
  params: byId,
  response: { 200: suspectShown },
}

/** GET /api/v1/suspects/:id */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/suspects/:id', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => suspect(tx, who, params.id)),
  )
}
