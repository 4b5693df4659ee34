import type { Noun } from '#api'
import { me } from '#api/schemas'

const schema = { summary: 'Who is signed in, and for which brands they work', response: { 200: me } }

/** GET /api/v1/me. A session that is in use lasts longer. */
export const show: Noun = (app, { accounts }) => {
  app.get('/api/v1/me', { schema, config: { asksFor: 'person' } }, async (request, reply) => {
    const cookies = await accounts.renew(request)
    if (cookies.length > 0) void reply.header('set-cookie', cookies)
    return accounts.me(request.person.personId)
  })
}
