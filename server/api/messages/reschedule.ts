import { z } from 'zod'
import type { Noun } from '#api'
import { byId, message, time } from '#api/schemas'
import { reschedule as move } from '#drafts'
import type { MessageChange } from '#protocol'
import { placeOf } from '../place-of.ts'
import { readMessage } from '../read-after.ts'

const schema = {
  summary: 'Give a reply that waits for its time another one, or send it now',
  params: byId,
  body: z.object({
    sendAt: time.nullable().describe('Epoch milliseconds; null: now'),
  }) satisfies z.ZodType<MessageChange>,
  response: { 200: message },
}

/** PATCH /api/v1/messages/:id */
export const reschedule: Noun = (app, world) => {
  app.patch('/api/v1/messages/:id', { schema }, ({ who, params, body: { sendAt } }) =>
    world.database.app(who.workspaceId, async tx => {
      await move(tx, who, { messageId: params.id, sendAt, now: world.now(), placeOf: placeOf(world) })
      return readMessage(tx, who, params.id)
    }),
  )
}
