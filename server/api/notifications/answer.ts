import { z } from 'zod'
import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { answerAsk } from '#notifications'

const schema = {
  summary: 'Give a conversation to the colleague who asks for it, or keep it',
  params: byId,
  body: z.object({ gives: z.boolean() }),
  response: { 204: done },
}

/** POST /api/v1/notifications/:id/answer */
export const answer: Noun = (app, { database, now }) => {
  app.post('/api/v1/notifications/:id/answer', { schema }, async ({ who, params: { id }, body }, reply) => {
    await database.app(who.workspaceId, tx => answerAsk(tx, who, { id, gives: body.gives, now: now() }))
    return reply.code(204).send(null)
  })
}
