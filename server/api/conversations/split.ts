import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { split as cut } from '#merging'
import { readRow } from '../read-after.ts'

const schema = {
  summary: 'Begin a new conversation with a message and all that came after it',
  params: byId,
  body: z.object({ messageId: id.describe('A message of the customer: from it on it is another matter') }),
  response: { 201: row.describe('The new conversation') },
}

/** POST /api/v1/conversations/:id/split */
export const split: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/split', { schema }, async ({ who, params, body }, reply) => {
    const made = await database.app(who.workspaceId, async tx => {
      const newOne = await cut(tx, who, { conversationId: params.id, messageId: body.messageId, now: now() })
      return readRow(tx, who, newOne)
    })
    return reply.code(201).send(made)
  })
}
