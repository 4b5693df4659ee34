import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { deleteView } from '#views'

const schema = { summary: 'Delete a saved view; its conversations stay', params: byId, response: { 204: done } }

/** DELETE /api/v1/views/:id */
export const remove: Noun = (app, { database }) => {
  app.delete('/api/v1/views/:id', { schema }, async ({ who, params: { id } }, reply) => {
    await database.app(who.workspaceId, tx => deleteView(tx, who, id))
    return reply.code(204).send(null)
  })
}
