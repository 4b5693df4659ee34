import type { Noun } from '#api'
import { Fault } from '#lib'
import { beginSignIn } from '#vendor-sign-in'
import { begun, newSignIn } from './schemas.ts'

const schema = {
  summary: 'Begin to sign in at the vendor of a channel: where to go, once all that this needs is filled in',
  body: newSignIn,
  response: { 201: begun },
}

/**
 * POST /api/v1/vendor-sign-ins. The vendor sends the person back to the address at which they are now, where their
 * session is. Takes as long as the vendor takes to answer where it has to be asked first, 20 s at most.
 */
export const begin: Noun = (app, world) => {
  app.post('/api/v1/vendor-sign-ins', { schema }, async (request, reply) => {
    const entry = await world.accounts.enter(request)
    const { origin } = request.headers
    // Keys have no page to come back to.
    if (entry.sessionId === null || origin === undefined) throw new Fault('forbidden', 403)
    return reply.code(201).send(await beginSignIn(world, entry, { ...request.body, origin }))
  })
}
