import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { undoLink as undo } from '#linking'

const schema = {
  summary: 'Say that a link was wrong: they are different people again, with what was said with each',
  params: byId,
  response: { 200: z.object({ isUndone: z.boolean().describe('False where it had ended already') }) },
}

/** POST /api/v1/links/:id/undo */
export const undoLink: Noun = (app, { database, now }) => {
  app.post('/api/v1/links/:id/undo', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => ({ isUndone: await undo(tx, who, { linkId: params.id, now: now() }) })),
  )
}
