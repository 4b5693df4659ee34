import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { customerNow } from '#customers'
import { askErasure, erasureOf } from '#privacy'
import type { Erasure } from '#protocol'

const erasure = z.object({
  id,
  state: z.enum(['waiting', 'running', 'done']),
  askedAt: z.number(),
  askedBy: id.nullable(),
  cases: z.array(z.number()).describe('Open ones, which have to be settled first'),
}) satisfies z.ZodType<Erasure>

const asking = {
  summary: 'Forget a customer over all their accounts: a moment later, or when no case of theirs is open any more',
  params: byId,
  response: { 202: erasure },
}
const showing = {
  summary: 'How it is with forgetting a customer; null where nobody asked for it',
  params: byId,
  response: { 200: erasure.nullable() },
}

/** GET, POST /api/v1/customers/:id/erasure */
export const erasureNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/customers/:id/erasure', { schema: showing }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      const customerId = await customerNow(tx, who.workspaceId, params.id)
      return (await erasureOf(tx, who, customerId)) ?? null
    }),
  )
  app.post('/api/v1/customers/:id/erasure', { schema: asking }, async ({ who, params }, reply) =>
    reply.code(202).send(
      await database.app(who.workspaceId, async tx => {
        const customerId = await customerNow(tx, who.workspaceId, params.id)
        return askErasure(tx, who, { customerId, now: now() })
      }),
    ),
  )
}
