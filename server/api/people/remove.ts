import { removeColleague } from '#accounts'
import type { Noun } from '#api'
import { byId, done } from '#api/schemas'

const schema = { summary: 'End a colleague’s membership; what they wrote stays', params: byId, response: { 204: done } }

/** DELETE /api/v1/people/:id */
export const remove: Noun = (app, { database }) => {
  app.delete('/api/v1/people/:id', { schema }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => removeColleague(tx, who, params.id))
    return reply.code(204).send(null)
  })
}
