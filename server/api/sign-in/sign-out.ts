import type { Noun } from '#api'
import { done } from '#api/schemas'

const schema = { summary: 'End this session', response: { 204: done } }

/** POST /api/v1/sign-out. The cookie is forgotten, whether it still meant something or not. */
export const signOut: Noun = (app, { accounts }) => {
  app.post('/api/v1/sign-out', { schema, config: { asksFor: 'nobody' } }, async (request, reply) => {
    const cookies = await accounts.signOut(request)
    return reply.header('set-cookie', cookies).code(204).send(null)
  })
}
