import type { Noun } from '#api'
import { byId, done, id } from '#api/schemas'
import { dropOther as drop } from '#drafts'
import { kind } from './shapes.ts'

const schema = {
  summary: 'Let go of a text that was written over: one has chosen',
  params: byId.extend({ kind, version: id }),
  response: { 204: done },
}

/** DELETE /api/v1/conversations/:id/drafts/:kind/others/:version */
export const dropOther: Noun = (app, { database }) => {
  app.delete(
    '/api/v1/conversations/:id/drafts/:kind/others/:version',
    { schema },
    async ({ who, params: { id: conversationId, kind: of, version } }, reply) => {
      await database.app(who.workspaceId, tx => drop(tx, who, { conversationId, kind: of, version }))
      return reply.code(204).send(null)
    },
  )
}
