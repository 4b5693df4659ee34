import type { Noun } from '#api'
import { goBack } from '#conversations'
import type { ManyUndone } from '#protocol'
import { forEach, manyUndo, manyUndone } from '../many.ts'

const schema = {
  summary: 'Take back what was done with many',
  description: 'Each stands again as before, but for what somebody has changed since (unchanged).',
  body: manyUndo,
  response: { 200: manyUndone },
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
