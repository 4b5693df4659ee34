import { z } from 'zod'
import type { Noun } from '#api'
import { done, password } from '#api/schemas'

const schema = {
  summary: 'Change one’s own password; all other sessions end',
  body: z.object({ current: password, password }),
  response: { 204: done },
}

/** POST /api/v1/me/password */
export const changePassword: Noun = (app, { accounts }) => {
  app.post('/api/v1/me/password', { schema, config: { asksFor: 'person' } }, async (request, reply) => {
    await accounts.changePassword(request.person, request.body)
    return reply.code(204).send(null)
  })
}
