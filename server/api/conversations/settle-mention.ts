import { z } from 'zod'
import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { settleMention as settle } from '#mentions'

const schema = {
  summary: 'One’s own mention there is seen to, or is not after all',
  description: 'Whoever writes there has seen to it already.',
  params: byId,
  body: z.object({ isSettled: z.boolean() }),
  response: { 204: done },
}

/** POST /api/v1/conversations/:id/settle-mention */
export const settleMention: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/settle-mention', { schema }, async ({ who, params, body }, reply) => {
    await database.app(who.workspaceId, tx =>
      settle(tx, who, { conversationId: params.id, isSettled: body.isSettled, now: now() }),
    )
    return reply.code(204).send(null)
  })
}
