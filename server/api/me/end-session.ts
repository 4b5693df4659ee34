import type { Noun } from '#api'
import { byId, done } from '#api/schemas'

const one = { summary: 'End one of one’s own sessions', params: byId, response: { 204: done } }
const others = { summary: 'End all of one’s own sessions but this', response: { 204: done } }

/** DELETE /api/v1/me/sessions/:id and DELETE /api/v1/me/sessions */
export const endSession: Noun = (app, { accounts }) => {
  app.delete('/api/v1/me/sessions/:id', { schema: one, config: { asksFor: 'person' } }, async (request, reply) => {
    await accounts.endSession(request.person, request.params.id)
    return reply.code(204).send(null)
  })
  app.delete('/api/v1/me/sessions', { schema: others, config: { asksFor: 'person' } }, async (request, reply) => {
    await accounts.endOtherSessions(request.person)
    return reply.code(204).send(null)
  })
}
