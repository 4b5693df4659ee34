import { z } from 'zod'
import type { Noun } from '#api'
import { done, id } from '#api/schemas'
import { readNotifications } from '#notifications'
import type { ReadNotifications } from '#protocol'

const schema = {
  summary: 'One is read, all of a conversation, or all; what one is asked stays until it is answered',
  body: z.union([
    z.object({ conversationId: id }),
    z.object({ id }),
    z.object({ all: z.literal(true) }),
  ]) satisfies z.ZodType<ReadNotifications>,
  response: { 204: done },
}

/** POST /api/v1/notifications/read */
export const read: Noun = (app, { database, now }) => {
  app.post('/api/v1/notifications/read', { schema }, async ({ who, body }, reply) => {
    await database.app(who.workspaceId, tx => readNotifications(tx, who, { ...body, now: now() }))
    return reply.code(204).send(null)
  })
}
