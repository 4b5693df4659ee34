import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { merge as join } from '#merging'
import { readRow } from '../read-after.ts'

const schema = {
  summary: 'Take in all that was said in another conversation of the customer',
  description: 'Both are on one profile. What comes later in the threads of the other one arrives here.',
  params: byId,
  body: z.object({ conversationId: id.describe('The one that is taken in') }),
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/merge */
export const merge: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/merge', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await join(tx, who, { conversationId: params.id, otherId: body.conversationId, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
