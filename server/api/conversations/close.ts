import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { close as shut } from '#conversations'
import { mustBeFilled } from '#fields'
import { readRow } from '../read-after.ts'

const schema = {
  summary: 'Close it, for a reason',
  params: byId,
  body: z.object({ reasonId: id }),
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/close */
export const close: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/close', { schema }, ({ who, params, body: { reasonId } }) =>
    database.app(who.workspaceId, async tx => {
      await mustBeFilled(tx, who, params.id)
      await shut(tx, who, { conversationId: params.id, reasonId, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
