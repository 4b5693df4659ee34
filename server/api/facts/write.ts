import { z } from 'zod'
import type { Who } from '#accounts'
import type { Noun } from '#api'
import { byId, done, id } from '#api/schemas'
import { customerNow } from '#customers'
import type { Tx } from '#db'
import { denyFact, forgetFact, writeFact } from '#facts'
import { factKindNames, writtenFacts } from '#protocol'

const answer = z.object({ factId: id.describe('By which it is taken back') })
const value = z.string().max(1000)

const writing = {
  summary: 'Write down what is known of a customer: it counts before what was worked out',
  params: byId,
  body: z.object({ kind: z.enum(writtenFacts), value }),
  response: { 201: answer },
}
const denying = {
  summary: 'Say that something is not so: whatever else tells it, it is not shown',
  params: byId,
  body: z.object({ kind: z.enum(factKindNames), value }),
  response: { 201: answer },
}
const forgetting = {
  summary: 'Take back what a colleague wrote or denied',
  params: byId,
  response: { 204: done },
}

/** POST /api/v1/customers/:id/facts, POST /api/v1/customers/:id/facts/deny, DELETE /api/v1/facts/:id */
export const write: Noun = (app, { database, now }) => {
  const told = <T>(who: Who, id_: string, tell: (tx: Tx, customerId: string) => Promise<T>) =>
    database.app(who.workspaceId, async tx => tell(tx, await customerNow(tx, who.workspaceId, id_)))
  app.post('/api/v1/customers/:id/facts', { schema: writing }, async ({ who, params, body }, reply) =>
    reply.code(201).send({
      factId: await told(who, params.id, (tx, customerId) => writeFact(tx, who, { ...body, customerId, now: now() })),
    }),
  )
  app.post('/api/v1/customers/:id/facts/deny', { schema: denying }, async ({ who, params, body }, reply) =>
    reply.code(201).send({
      factId: await told(who, params.id, (tx, customerId) => denyFact(tx, who, { ...body, customerId, now: now() })),
    }),
  )
  app.delete('/api/v1/facts/:id', { schema: forgetting }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => forgetFact(tx, who, params.id))
    return reply.code(204).send(null)
  })
}
