import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { gesture as gestureOf, recordGesture, takeBackGesture } from '#gestures'
import { amount, gesture, momentOf, text } from './shapes.ts'

const recording = {
  summary: 'Record that one made it right here, within what one may give this month',
  params: byId,
  body: z.object({
    id: id.describe('Made by whoever records it: the same id twice is one gesture'),
    kindId: id,
    amount: amount.nullable().default(null).describe('Nothing where the kind costs nothing'),
    reason: text,
  }),
  response: { 200: gesture, 201: gesture },
}

/** POST /api/v1/conversations/:id/gestures */
export const record: Noun = (app, world) => {
  app.post('/api/v1/conversations/:id/gestures', { schema: recording }, async ({ who, params, body }, reply) => {
    const moment = await momentOf(world, who)
    const { isNew, shown } = await world.database.app(who.workspaceId, async tx => ({
      isNew: await recordGesture(tx, who, { ...body, conversationId: params.id, ...moment }),
      shown: await gestureOf(tx, who, { id: body.id, ...moment }),
    }))
    return reply.code(isNew ? 201 : 200).send(shown)
  })
}

const takingBack = {
  summary: 'Take a gesture back: its amount is there again, both stay on record',
  params: byId,
  body: z.object({ reason: text }),
  response: { 200: gesture },
}

/** POST /api/v1/gestures/:id/take-back */
export const takeBack: Noun = (app, world) => {
  app.post('/api/v1/gestures/:id/take-back', { schema: takingBack }, async ({ who, params, body }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, async tx => {
      await takeBackGesture(tx, who, { id: params.id, ...body, ...moment })
      return gestureOf(tx, who, { id: params.id, ...moment })
    })
  })
}
