import type { Noun } from '#api'
import { byId, message } from '#api/schemas'
import { retry as sendAgain } from '#replies'
import { placeOf } from '../place-of.ts'
import { readMessage } from '../read-after.ts'

const schema = {
  summary: 'Send once more what failed, or what may not have arrived',
  params: byId,
  response: { 200: message },
}

/** POST /api/v1/messages/:id/retry */
export const retry: Noun = (app, world) => {
  app.post('/api/v1/messages/:id/retry', { schema }, ({ who, params }) =>
    world.database.app(who.workspaceId, async tx => {
      await sendAgain(tx, who, { messageId: params.id, now: world.now(), placeOf: placeOf(world) })
      return readMessage(tx, who, params.id)
    }),
  )
}
