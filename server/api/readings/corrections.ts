import { z } from 'zod'
import type { Noun } from '#api'
import { id, readingAspect } from '#api/schemas'
import type { CorrectionPage } from '#protocol'
import { corrections } from '#readings'

const value = z.union([z.string(), z.number(), z.boolean()])

const page = z.object({
  rows: z.array(
    z.object({
      messageId: id,
      conversationId: id,
      at: z.number(),
      by: id.nullable().describe('Null for a key'),
      text: z.string(),
      model: z.string().describe('Which models had read it'),
      aspects: z.array(z.object({ aspect: readingAspect, said: value, read: value })),
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<CorrectionPage>

const schema = {
  summary: 'What people have corrected of what was read, the oldest first: for models to learn from',
  querystring: z.object({
    after: z.string().max(500).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: { 200: page },
}

/** GET /api/v1/readings/corrections?after=&limit= */
export const listCorrections: Noun = (app, { database }) => {
  app.get('/api/v1/readings/corrections', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => corrections(tx, who, query)),
  )
}
