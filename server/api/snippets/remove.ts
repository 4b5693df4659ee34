import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { Fault } from '#lib'
import { removeSnippet } from '#snippets'

const schema = { summary: 'Throw it away', params: byId, response: { 204: done } }

/** DELETE /api/v1/snippets/:id */
export const remove: Noun = (app, { database }) => {
  app.delete('/api/v1/snippets/:id', { schema }, async ({ who, params: { id } }, reply) => {
    if (!(await database.app(who.workspaceId, tx => removeSnippet(tx, who, { id }))))
      throw new Fault('snippet.unknown', 404)
    return reply.code(204).send(null)
  })
}
