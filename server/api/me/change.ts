import { z } from 'zod'
import type { Noun } from '#api'
import { language, me, name } from '#api/schemas'

const schema = {
  summary: 'Change one’s own name or language',
  body: z.object({ name: name.exactOptional(), language: language.exactOptional() }),
  response: { 200: me },
}

/** PATCH /api/v1/me */
export const change: Noun = (app, { accounts }) => {
  app.patch('/api/v1/me', { schema, config: { asksFor: 'person' } }, async request => {
    await accounts.changeMe(request.person, request.body)
    return accounts.me(request.person.personId)
  })
}
