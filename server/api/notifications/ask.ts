import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { askFor } from '#notifications'

const schema = {
  summary: 'Ask the colleague who holds it for a conversation',
  params: byId,
  response: { 204: done },
}

/** POST /api/v1/conversations/:id/ask-for */
export const ask: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/ask-for', { schema }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => askFor(tx, who, { conversationId: params.id, now: now() }))
    return reply.code(204).send(null)
  })
}
