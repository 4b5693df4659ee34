import type { Noun } from '#api'
import { Fault } from '#lib'
import { challengeShape } from '#sign-in'

/** Where an installation is asked whether it is the one that asks. */
export const challengePath = '/.well-known/sobremesa'

/** GET /.well-known/sobremesa/:challenge. For whoever wants to know whether an address leads here; it tells nothing else. */
export const answerChallenge: Noun = (app, { accounts }) => {
  app.get(`${challengePath}/:challenge`, { schema: { hide: true } }, (request, reply) => {
    const { challenge } = request.params as { challenge: string }
    if (!challengeShape.test(challenge)) throw new Fault('not-found', 404)
    return reply.header('cache-control', 'no-store').type('text/plain').send(accounts.answerChallenge(challenge))
  })
}
