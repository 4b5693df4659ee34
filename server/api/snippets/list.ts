import { z } from 'zod'
import type { Noun } from '#api'
import { snippets } from '#snippets'
import { snippet } from './shapes.ts'

const schema = {
  summary: 'Texts written beforehand: one’s own and everybody’s, those used last first',
  response: { 200: z.array(snippet) },
}

/** GET /api/v1/snippets */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/snippets', { schema }, ({ who }) => database.app(who.workspaceId, tx => snippets(tx, who)))
}
