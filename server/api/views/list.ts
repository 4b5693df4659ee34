import { z } from 'zod'
import type { Noun } from '#api'
import { savedView } from '#api/schemas'
import { views } from '#views'

const schema = {
  summary: 'The saved views that one sees, with how much stands in each',
  response: { 200: z.array(savedView) },
}

/** GET /api/v1/views */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/views', { schema }, ({ who }) => database.app(who.workspaceId, tx => views(tx, who)))
}
