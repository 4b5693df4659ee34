/** Whether this browser may be reached when no page of ours is open. */
import { z } from 'zod'
import type { Noun } from '#api'
import { done } from '#api/schemas'
import type { PushState, PushSubscribing } from '#protocol'
import { isSubscribed, subscribe, unsubscribe } from '#push'

const state = z.object({
  key: z.string().describe('The key by which push services know this installation'),
  isOn: z.boolean(),
}) satisfies z.ZodType<PushState>

const body = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  keys: z.object({
    p256dh: z.string().regex(/^B[\w-]{86}=?$/),
    auth: z.string().regex(/^[\w-]{22}(==)?$/),
  }),
}) satisfies z.ZodType<PushSubscribing>

const config = { asksFor: 'person' } as const
const asking = { summary: 'Whether this browser may be reached', response: { 200: state } }
const allowing = { summary: 'Let this browser be reached, as long as its session lasts', body, response: { 204: done } }
const forbidding = { summary: 'Let this browser be reached no longer', response: { 204: done } }

/** GET, PUT and DELETE /api/v1/push */
export const register: Noun = (app, { database, vault, pushKeys, settings: { allowsPrivateAddresses } }) => {
  app.get('/api/v1/push', { schema: asking, config }, async ({ person }) => ({
    key: pushKeys.publicKey,
    isOn: await database.engine(tx => isSubscribed(tx, person)),
  }))
  app.put('/api/v1/push', { schema: allowing, config }, async ({ person, body: subscription }, reply) => {
    await subscribe({ database, vault, allowsPrivateAddresses }, person, subscription)
    return reply.code(204).send(null)
  })
  app.delete('/api/v1/push', { schema: forbidding, config }, async ({ person }, reply) => {
    await database.engine(tx => unsubscribe(tx, person))
    return reply.code(204).send(null)
  })
}
