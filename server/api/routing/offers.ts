import { z } from 'zod'
import type { Noun } from '#api'
import { acceptOffer, declineOffer, myOffers, takeNext } from '#routing'
import { offer } from './shapes.ts'

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) })
const heard = z.null().describe('The engine hears it in its turn; the live stream tells what came of it')

const listed = { summary: 'What lies before oneself', response: { 200: z.array(offer) } }
const accepted = { summary: 'Take what lies before oneself', params: byNumber, response: { 202: heard } }
const declined = {
  summary: 'Leave what lies before oneself to somebody else',
  params: byNumber,
  body: z.object({ reason: z.string().max(1000).nullable() }),
  response: { 202: heard },
}
const next = { summary: 'Take what comes first of all that one may have', response: { 202: heard } }

/** GET /api/v1/offers, POST /api/v1/offers/:number/accept, …/decline, POST /api/v1/offers/next */
export const offerNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/offers', { schema: listed }, ({ who }) => database.app(who.workspaceId, tx => myOffers(tx, who)))
  app.post('/api/v1/offers/:number/accept', { schema: accepted }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => acceptOffer(tx, who, { ...params, now: now() }))
    return reply.code(202).send(null)
  })
  app.post('/api/v1/offers/:number/decline', { schema: declined }, async ({ who, params, body }, reply) => {
    await database.app(who.workspaceId, tx => declineOffer(tx, who, { ...params, ...body, now: now() }))
    return reply.code(202).send(null)
  })
  app.post('/api/v1/offers/next', { schema: next }, async ({ who }, reply) => {
    await database.app(who.workspaceId, tx => takeNext(tx, who))
    return reply.code(202).send(null)
  })
}
