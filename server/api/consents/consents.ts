import { z } from 'zod'
import type { Who } from '#accounts'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { consentsOf, sayConsent } from '#consents'
import { customerNow } from '#customers'
import type { Tx } from '#db'
import { consentWays, type CustomerConsents, purposes } from '#protocol'

const purpose = z.enum(purposes)
const channel = z.string().max(60).nullable().describe('Null: on all channels')
const way = z.enum(consentWays).describe('How it was said to us')
const isGiven = z.boolean()

const answer = z.object({
  consents: z.array(
    z.object({
      ...{ purpose, channel, isGiven, at: z.number() },
      endsAt: z.number().nullable().describe('When it has to be asked anew'),
    }),
  ),
  sayings: z.array(
    z.object({
      ...{ id, purpose, channel, isGiven, at: z.number(), way, note: z.string(), messageId: id.nullable() },
      text: z.object({ id, version: z.number(), texts: z.record(z.string(), z.string()) }).nullable(),
      by: id.nullable().describe('The colleague who wrote it down'),
    }),
  ),
}) satisfies z.ZodType<CustomerConsents>

const reading = {
  summary: 'What a customer has agreed to, and all that was ever said of it',
  params: byId,
  response: { 200: answer },
}
const saying = {
  summary: 'Write down that a customer agreed, or does not agree any more',
  params: byId,
  body: z.object({
    ...{ purpose, channel: channel.default(null), isGiven, way },
    note: z.string().max(2000).optional().describe('What proves it, where it is no message and no text'),
    messageId: id.optional().describe('The message of theirs in which they say it'),
    textId: id.optional().describe('What they were shown'),
  }),
  response: { 201: answer },
}

/** GET, POST /api/v1/customers/:id/consents */
export const consents: Noun = (app, { database, now }) => {
  const shown = (tx: Tx, who: Who, customerId: string) => consentsOf(tx, who, customerId)
  app.get('/api/v1/customers/:id/consents', { schema: reading }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => shown(tx, who, await customerNow(tx, who.workspaceId, params.id))),
  )
  app.post('/api/v1/customers/:id/consents', { schema: saying }, async ({ who, params, body }, reply) =>
    reply.code(201).send(
      await database.app(who.workspaceId, async tx => {
        const customerId = await customerNow(tx, who.workspaceId, params.id)
        await sayConsent(tx, who, { ...body, customerId, now: now() })
        return shown(tx, who, customerId)
      }),
    ),
  )
}
