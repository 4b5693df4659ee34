import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { caseOf, unsettleCase } from '#cases'
import { goBack } from '#conversations'
import type { ManyUndone } from '#protocol'
import { forEach, manyUndo } from '../many.ts'
import { casePage } from './shapes.ts'

const schema = {
  summary: 'Take back that it was settled',
  description: 'Its conversations stand again as before, but for what somebody has changed since.',
  params: byId,
  body: z.object({ backs: z.array(manyUndo.shape.backs.element).max(500) }),
  response: { 200: casePage },
}

/** POST /api/v1/cases/:id/settle/undo */
export const settleUndo: Noun = (app, world) => {
  const { database, now } = world
  app.post('/api/v1/cases/:id/settle/undo', { schema }, async ({ who, params, body: { backs } }) => {
    await database.app(who.workspaceId, tx => unsettleCase(tx, who, { id: params.id, now: now() }))
    await forEach(world, who, backs, async (tx, { id, line, unread }): Promise<ManyUndone> => {
      const isDone = await goBack(tx, who, { conversationId: id, back: { lineId: line, unread }, now: now() })
      return { id, outcome: isDone ? 'done' : 'unchanged' }
    })
    return database.app(who.workspaceId, tx => caseOf(tx, who, params.id))
  })
}
