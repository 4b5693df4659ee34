import { z } from 'zod'
import { colleagues } from '#accounts'
import type { Noun } from '#api'
import { colleague } from '#api/schemas'

const schema = { summary: 'The team, by name', response: { 200: z.array(colleague) } }

/** GET /api/v1/people */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/people', { schema }, ({ who }) => database.app(who.workspaceId, colleagues))
}
