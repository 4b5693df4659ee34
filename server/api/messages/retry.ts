import type { Noun } from '#api'
import { message, placeOf, readMessage } from '#api/conversation-parts'
import { byId } from '#api/schemas'
import { retry as sendAgain } from '#conversations'

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
