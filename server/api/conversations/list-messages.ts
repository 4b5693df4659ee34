import { z } from 'zod'
import type { Noun } from '#api'
import { byId, message, page } from '#api/schemas'
import { messages } from '#messages'

const place = z.string().max(500).optional()

const schema = {
  summary: 'The latest messages of a conversation, oldest first',
  description: 'With `before` (the `next` of the page before) those that stand before them, with `after` those after.',
  params: byId,
  querystring: z.object({ before: place, after: place, limit: z.coerce.number().int().min(1).max(500).default(50) }),
  response: { 200: page(message) },
}

/** GET /api/v1/conversations/:id/messages */
export const listMessages: Noun = (app, { database, reader }) => {
  app.get('/api/v1/conversations/:id/messages', { schema }, async ({ who, params, query }) => {
    const number = reader.head
    const { rows, earlier, later } = await database.app(who.workspaceId, tx => messages(tx, who, params.id, query))
    return { rows, next: query.after === undefined ? earlier : later, number }
  })
}
