import { z } from 'zod'
import type { Noun } from '#api'
import { tag } from '#api/schemas'
import { tags } from '#tags'

const schema = {
  summary: 'The tags by name; those that are archived stand on what they were put on',
  response: { 200: z.array(tag) },
}

/** GET /api/v1/tags */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/tags', { schema }, ({ who }) => database.app(who.workspaceId, tx => tags(tx, who)))
}
