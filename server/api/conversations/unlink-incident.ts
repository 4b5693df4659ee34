import type { Noun } from '#api'
import { byId, row } from '#api/schemas'
import { unlinkFromIncident } from '#incidents'
import { readRow } from '../read-after.ts'

const schema = { summary: 'It has another cause, or none that is known', params: byId, response: { 200: row } }

/** DELETE /api/v1/conversations/:id/incident */
export const unlinkIncident: Noun = (app, { database, now }) => {
  app.delete('/api/v1/conversations/:id/incident', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await unlinkFromIncident(tx, who, { conversationId: params.id, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
