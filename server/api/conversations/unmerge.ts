import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { unmerge as part } from '#merging'
import { readRow } from '../read-after.ts'

const schema = {
  summary: 'Take out again what was taken in',
  description: 'What the customer has written in its threads since goes with it; what was answered stays.',
  params: byId,
  body: z.object({ conversationId: id.describe('The one that was taken in') }),
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/unmerge */
export const unmerge: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/unmerge', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await part(tx, who, { conversationId: params.id, otherId: body.conversationId, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
