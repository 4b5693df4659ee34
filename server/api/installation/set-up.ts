import { z } from 'zod'
import type { Noun } from '#api'
import { brand, email, me, name, password } from '#api/schemas'
import type { FirstRun } from '#protocol'
import { comerOf } from './comer.ts'
import { welcome } from '../welcome.ts'

const body = z.object({
  brand,
  owner: z.object({ name, email, password }),
  publicAddress: z.string().trim().min(1).max(300),
  token: z.string().trim().max(200).exactOptional(),
}) satisfies z.ZodType<FirstRun>

const schema = { summary: 'The first run: a brand and its owner', body, response: { 201: me } }

/** POST /api/v1/installation. Only while nobody is there; signs the owner in. */
export const setUp: Noun = (app, { accounts, settings }) => {
  app.post('/api/v1/installation', { schema, config: { asksFor: 'nobody' } }, async (request, reply) => {
    await accounts.firstRun(request.body, comerOf(request, settings, request.body.token), welcome)
    const { personId, cookies } = await accounts.signIn(request, request.body.owner)
    return reply
      .header('set-cookie', cookies)
      .code(201)
      .send(await accounts.me(personId))
  })
}
