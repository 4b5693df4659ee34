import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import { goBack } from '#conversations'
import type { ManyUndo, ManyUndone } from '#protocol'
import { fault } from './bulk.ts'
import { forEach } from './many.ts'

const schema = {
  summary: 'Take back what was done with many',
  description: 'Each stands again as before, but for what somebody has changed since (unchanged).',
  body: z.object({
    backs: z
      .array(z.object({ id, line: id.nullable(), unread: z.number().int().min(0).max(100_000) }))
      .min(1)
      .max(500),
  }) satisfies z.ZodType<ManyUndo>,
  response: { 200: z.array(z.union([z.object({ id, outcome: z.enum(['done', 'unchanged']) }), fault])) },
}

/** POST /api/v1/conversations/bulk/undo */
export const bulkUndo: Noun = (app, world) => {
  app.post('/api/v1/conversations/bulk/undo', { schema }, ({ who, body: { backs } }) =>
    forEach(world, who, backs, async (tx, { id: one, line, unread }): Promise<ManyUndone> => {
      const back = { lineId: line, unread }
      const isDone = await goBack(tx, who, { conversationId: one, back, now: world.now() })
      return { id: one, outcome: isDone ? 'done' : 'unchanged' }
    }),
  )
}
