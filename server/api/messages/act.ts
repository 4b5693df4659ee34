import { z } from 'zod'
import { act as perform } from '#acts'
import type { Noun } from '#api'
import { byId, id, message, redirectReason as reason } from '#api/schemas'
import type { NewAct } from '#protocol'
import { placeOf } from '../place-of.ts'
import { readMessage } from '../read-after.ts'

const body = z.discriminatedUnion('deed', [
  z.object({ id, deed: z.literal('react'), emoji: z.string().min(1).max(32).nullable() }),
  z.object({ id, deed: z.literal('edit'), text: z.string().max(100_000), redirectReason: reason.exactOptional() }),
  z.object({ id, deed: z.literal('unsend') }),
  z.object({ id, deed: z.enum(['hide', 'like']), on: z.boolean() }),
]) satisfies z.ZodType<NewAct>

const schema = {
  summary: 'Do something to a message on its platform: react, edit, take back, hide, like',
  description:
    'The message changes once the platform has taken it; until then, or when it refuses, the act stands in `acts`.',
  params: byId,
  body,
  response: { 200: message, 201: message },
}

/** POST /api/v1/messages/:id/acts */
export const act: Noun = (app, world) => {
  app.post('/api/v1/messages/:id/acts', { schema }, async ({ who, params, body: { id: actId, ...what } }, reply) => {
    const asked = { id: actId, messageId: params.id, what, now: world.now(), placeOf: placeOf(world) }
    const { isNew, shown } = await world.database.app(who.workspaceId, async tx => ({
      isNew: await perform(tx, who, asked),
      shown: await readMessage(tx, who, params.id),
    }))
    return reply.code(isNew ? 201 : 200).send(shown)
  })
}
