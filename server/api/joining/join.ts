import { z } from 'zod'
import type { Noun } from '#api'
import { me, name, password } from '#api/schemas'
import { byToken } from './show.ts'

const schema = {
  summary: 'Take an invitation: set name and password, or prove the password one has here',
  params: byToken,
  body: z.object({ name, password }),
  response: { 200: me },
}

/** POST /api/v1/joining/:token. Signs in. */
export const join: Noun = (app, { accounts }) => {
  app.post('/api/v1/joining/:token', { schema, config: { asksFor: 'nobody' } }, async (request, reply) => {
    const email = await accounts.join(request.params.token, request.body)
    const { personId, cookies } = await accounts.signIn(request, { email, password: request.body.password })
    void reply.header('set-cookie', cookies)
    return accounts.me(personId)
  })
}
