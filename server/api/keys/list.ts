import { z } from 'zod'
import { keys } from '#accounts'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import type { ApiKey } from '#protocol'

export const apiKey = z.object({
  id,
  name: z.string(),
  ending: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.number(),
  lastUsedAt: z.number().nullable(),
}) satisfies z.ZodType<ApiKey>

const schema = { summary: 'The API keys that are good, without their secrets', response: { 200: z.array(apiKey) } }

/** GET /api/v1/keys */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/keys', { schema }, ({ who }) => database.app(who.workspaceId, tx => keys(tx, who)))
}
