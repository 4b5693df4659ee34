import { z } from 'zod'
import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { passPraise } from '#praise'

const schema = {
  summary: 'Take it off the list though nobody has thanked, or back onto it',
  params: byId,
  body: z.object({ isPassed: z.boolean() }),
  response: { 204: done },
}

/** PUT /api/v1/praise/:id: the id of the message */
export const pass: Noun = (app, { database, now }) => {
  app.put('/api/v1/praise/:id', { schema }, async ({ who, params, body }, reply) => {
    await database.app(who.workspaceId, tx => passPraise(tx, who, { messageId: params.id, ...body, now: now() }))
    return reply.code(204).send(null)
  })
}
