import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { waysTo } from '#contact-policy'
import type { Way } from '#protocol'
import { placeOf } from '../place-of.ts'

const way = z.object({
  conversationId: id,
  channel: z.string(),
  profileId: id,
  name: z.string(),
  status: z.enum(['open', 'waiting', 'snoozed', 'closed']),
  visibility: z.enum(['public', 'private']),
  last: z.object({ text: z.string(), at: z.number() }).nullable().describe('What the customer wrote there last'),
  windowUntil: z.number().nullable(),
  needsTemplate: z.boolean().describe('It is open to approved texts alone'),
  blocked: z.string().nullable().describe('Why not now, as the code of a fault; null when it is possible'),
}) satisfies z.ZodType<Way>

const schema = {
  summary: 'Where else this customer can be answered, and where not; the place where they wrote last comes first',
  description: 'To answer there, write in that conversation, with `movedFrom` and the reason.',
  params: byId,
  response: { 200: z.array(way) },
}

/** GET /api/v1/conversations/:id/ways */
export const ways: Noun = (app, world) => {
  app.get('/api/v1/conversations/:id/ways', { schema }, ({ who, params: { id: conversationId } }) =>
    world.database.app(who.workspaceId, tx =>
      waysTo(tx, who, { conversationId, now: world.now(), placeOf: placeOf(world) }),
    ),
  )
}
