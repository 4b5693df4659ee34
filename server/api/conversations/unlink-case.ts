import type { Noun } from '#api'
import { byId, row } from '#api/schemas'
import { unlinkFromCase } from '#cases'
import { readRow } from '../read-after.ts'

const schema = { summary: 'It is no part of its case', params: byId, response: { 200: row } }

/** DELETE /api/v1/conversations/:id/case */
export const unlinkCase: Noun = (app, { database, now }) => {
  app.delete('/api/v1/conversations/:id/case', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await unlinkFromCase(tx, who, { conversationId: params.id, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
