import type { Noun } from '#api'
import { byId, row } from '#api/schemas'
import { wake as takeBack } from '#conversations'
import { readRow } from '../read-after.ts'

const schema = { summary: 'Take it back before its time', params: byId, response: { 200: row } }

/** POST /api/v1/conversations/:id/wake */
export const wake: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/wake', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await takeBack(tx, who, { conversationId: params.id, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
