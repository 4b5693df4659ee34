import { withdrawInvitation } from '#accounts'
import type { Noun } from '#api'
import { byId, done } from '#api/schemas'

const schema = { summary: 'Take an open invitation back', params: byId, response: { 204: done } }

/** DELETE /api/v1/invitations/:id */
export const withdraw: Noun = (app, { database }) => {
  app.delete('/api/v1/invitations/:id', { schema }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => withdrawInvitation(tx, who, params.id))
    return reply.code(204).send(null)
  })
}
