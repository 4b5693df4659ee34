import { z } from 'zod'
import type { Noun } from '#api'
import { me } from '#api/schemas'

const schema = {
  summary: 'Sign in with e-mail and password',
  body: z.object({ email: z.string().max(254), password: z.string().max(1000) }),
  response: { 200: me },
}

/** POST /api/v1/sign-in. Answers who it is, with the session's cookie. */
export const signIn: Noun = (app, { accounts }) => {
  app.post('/api/v1/sign-in', { schema, config: { asksFor: 'nobody' } }, async (request, reply) => {
    const { personId, cookies } = await accounts.signIn(request, request.body)
    void reply.header('set-cookie', cookies)
    return accounts.me(personId)
  })
}
