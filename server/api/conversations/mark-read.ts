import type { Noun } from '#api'
import { byId, row } from '#api/schemas'
import { markRead as mark } from '#conversations'
import { readRow } from '../read-after.ts'

const schema = { summary: 'Nothing of it is unread any more', params: byId, response: { 200: row } }

/** POST /api/v1/conversations/:id/read */
export const markRead: Noun = (app, { database }) => {
  app.post('/api/v1/conversations/:id/read', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await mark(tx, who, { conversationId: params.id })
      return readRow(tx, who, params.id)
    }),
  )
}
