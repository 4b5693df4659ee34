import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { Fault } from '#lib'
import { withdraw as takeBack } from '#replies'

const schema = {
  summary: 'Take back a reply that has not left yet: the conversation stands as before',
  params: byId,
  response: { 204: done },
}

/** DELETE /api/v1/messages/:id */
export const withdraw: Noun = (app, { database, now }) => {
  app.delete('/api/v1/messages/:id', { schema }, async ({ who, params }, reply) => {
    const isBack = await database.app(who.workspaceId, tx => takeBack(tx, who, { messageId: params.id, now: now() }))
    if (!isBack) throw new Fault('message.unknown', 404)
    return reply.code(204).send(null)
  })
}
