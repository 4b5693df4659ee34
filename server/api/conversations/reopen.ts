import type { Noun } from '#api'
import { byId, row } from '#api/schemas'
import { reopen as openAgain } from '#conversations'
import { readRow } from '../read-after.ts'

const schema = { summary: 'Open again what was closed or put aside', params: byId, response: { 200: row } }

/** POST /api/v1/conversations/:id/reopen */
export const reopen: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/reopen', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await openAgain(tx, who, { conversationId: params.id, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
