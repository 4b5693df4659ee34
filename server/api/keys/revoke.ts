import { revokeKey } from '#accounts'
import type { Noun } from '#api'
import { byId, done } from '#api/schemas'

const schema = { summary: 'End an API key at once', params: byId, response: { 204: done } }

/** DELETE /api/v1/keys/:id */
export const revoke: Noun = (app, { database, now }) => {
  app.delete('/api/v1/keys/:id', { schema }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => revokeKey(tx, who, params.id, now()))
    return reply.code(204).send(null)
  })
}
