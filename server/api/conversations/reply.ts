import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, message } from '#api/schemas'
import { Fault } from '#lib'
import { reply as answer, type Then, usualHoldMs } from '#replies'
import type { NewMessage } from '#protocol'
import { placeOf } from '../place-of.ts'
import { readMessage } from '../read-after.ts'

const body = z.object({
  id: id.describe('Made by whoever writes: the same id twice is one message'),
  text: z.string().max(100_000),
  files: z.array(id).max(50),
  visibility: z.enum(['public', 'private']),
  quoteId: id.exactOptional(),
  then: z.enum(['close', 'snooze']).exactOptional(),
  reasonId: id.exactOptional(),
  until: z.number().exactOptional(),
}) satisfies z.ZodType<NewMessage>

const schema = {
  summary: 'Answer the customer',
  description:
    'The message can be taken back for ten seconds, with whatever was done with it. It is checked against its channel before it is stored.',
  params: byId,
  body,
  response: { 200: message, 201: message },
}

/** POST /api/v1/conversations/:id/messages */
export const reply: Noun = (app, world) => {
  app.post('/api/v1/conversations/:id/messages', { schema }, async ({ who, params, body: written }, answerTo) => {
    const { then: _, ...rest } = written
    const sending = {
      ...rest,
      conversationId: params.id,
      then: thenOf(written),
      holdMs: usualHoldMs,
      now: world.now(),
      placeOf: placeOf(world),
    }
    const { isNew, shown } = await world.database.app(who.workspaceId, async tx => ({
      isNew: await answer(tx, who, sending),
      shown: await readMessage(tx, who, written.id),
    }))
    return answerTo.code(isNew ? 201 : 200).send(shown)
  })
}

/** @throws Fault `reason.unknown` (404), `snooze.past` (409) where what is needed for it was left out */
function thenOf({ then, reasonId, until }: NewMessage): Then | undefined {
  if (then === undefined) return undefined
  if (then === 'close') {
    if (reasonId === undefined) throw new Fault('reason.unknown', 404)
    return { kind: 'close', reasonId }
  }
  if (until === undefined) throw new Fault('snooze.past', 409)
  return { kind: 'snooze', until }
}
