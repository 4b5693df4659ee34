import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { useSnippet } from '#snippets'

const schema = { summary: 'Note that one took it: it stands first from now on', params: byId, response: { 204: done } }

/** POST /api/v1/snippets/:id/uses */
export const use: Noun = (app, { database, now }) => {
  app.post('/api/v1/snippets/:id/uses', { schema }, async ({ who, params: { id } }, reply) => {
    await database.app(who.workspaceId, tx => useSnippet(tx, who, { id, now: now() }))
    return reply.code(204).send(null)
  })
}
