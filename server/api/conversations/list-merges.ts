import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { mergesOf } from '#merging'
import type { Merged } from '#protocol'

const merged = z.object({
  conversationId: id,
  by: id.nullable(),
  at: z.number(),
  blocked: z.string().nullable().describe('Why it cannot be taken out again now, as a fault code'),
}) satisfies z.ZodType<Merged>

const schema = {
  summary: 'What was taken into it, the latest first',
  params: byId,
  response: { 200: z.array(merged) },
}

/** GET /api/v1/conversations/:id/merges */
export const listMerges: Noun = (app, { database }) => {
  app.get('/api/v1/conversations/:id/merges', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => mergesOf(tx, who, params.id)),
  )
}
