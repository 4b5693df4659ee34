import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { Fault } from '#lib'
import { removeMacro } from '#macros'

const schema = { summary: 'Throw it away', params: byId, response: { 204: done } }

/** DELETE /api/v1/macros/:id */
export const remove: Noun = (app, { database }) => {
  app.delete('/api/v1/macros/:id', { schema }, async ({ who, params: { id } }, reply) => {
    if (!(await database.app(who.workspaceId, tx => removeMacro(tx, who, { id }))))
      throw new Fault('macro.unknown', 404)
    return reply.code(204).send(null)
  })
}
