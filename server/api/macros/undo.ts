import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { Fault } from '#lib'
import { undoMacro } from '#macros'

const schema = { summary: 'Take back all that a run of a macro did', params: byId, response: { 204: done } }

/** DELETE /api/v1/macro-runs/:id */
export const undo: Noun = (app, { database, now }) => {
  app.delete('/api/v1/macro-runs/:id', { schema }, async ({ who, params: { id } }, reply) => {
    if (!(await database.app(who.workspaceId, tx => undoMacro(tx, who, { runId: id, now: now() }))))
      throw new Fault('macro.too-late', 409)
    return reply.code(204).send(null)
  })
}
