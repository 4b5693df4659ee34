import { z } from 'zod'
import type { Noun } from '#api'
import { field } from '#api/schemas'
import { fields } from '#fields'

const schema = {
  summary: 'The fields of conversations, then those of customers, each in their order',
  response: { 200: z.array(field) },
}

/** GET /api/v1/fields */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/fields', { schema }, ({ who }) => database.app(who.workspaceId, tx => fields(tx, who)))
}
