import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { assign as give } from '#conversations'
import { readRow } from '../read-after.ts'

const holder = z.union([
  z.object({ kind: z.literal('queue'), team: id.exactOptional() }),
  z.object({ kind: z.literal('agent'), id }),
])

const schema = {
  summary: 'Give it to a colleague, to a team, or back to the common queue',
  params: byId,
  body: z.object({ holder }),
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/assign */
export const assign: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/assign', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await give(tx, who, { conversationId: params.id, to: body.holder, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
