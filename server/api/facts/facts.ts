import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { customerNow } from '#customers'
import { factsOf } from '#facts'
import { type FactLine, factSources, purposes } from '#protocol'

const saying = z.object({
  id: id.nullable().describe('Null: the channel shows it of the account now'),
  identityId: id,
  source: z.enum(factSources),
  channel: z.string(),
  by: id.nullable().describe('The colleague who wrote it'),
  messageId: id.nullable(),
  at: z.number().nullable(),
  confidence: z.number(),
  basis: z.enum(['contract', 'consent', 'legitimate-interest']),
  purpose: z.enum(purposes).nullable(),
  endsAt: z.number().nullable().describe('When it is forgotten, unless it is said again'),
})

export const factLines = z.array(
  z.object({
    kind: z.string().describe('Or whatever else a channel tells under its own name'),
    values: z.array(
      z.object({
        value: z.string(),
        isChosen: z.boolean().describe('False: it contradicts the one that counts'),
        from: z.array(saying),
      }),
    ),
  }),
) satisfies z.ZodType<FactLine[]>

const schema = {
  summary: 'What is known of a customer: where from, since when, on what ground, until when',
  params: byId,
  response: { 200: factLines },
}

/** GET /api/v1/customers/:id/facts */
export const facts: Noun = (app, { database, now }) => {
  app.get('/api/v1/customers/:id/facts', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx =>
      factsOf(tx, who, await customerNow(tx, who.workspaceId, params.id), now()),
    ),
  )
}
