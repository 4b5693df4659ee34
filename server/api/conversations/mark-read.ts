import { queueRead } from '#acts'
import type { Noun } from '#api'
import { byId, row } from '#api/schemas'
import { markRead as mark } from '#conversations'
import { placeOf } from '../place-of.ts'
import { readRow } from '../read-after.ts'

const schema = { summary: 'Nothing of it is unread any more', params: byId, response: { 200: row } }

/** POST /api/v1/conversations/:id/read */
export const markRead: Noun = (app, world) => {
  app.post('/api/v1/conversations/:id/read', { schema }, ({ who, params }) =>
    world.database.app(who.workspaceId, async tx => {
      const wasUnread = await mark(tx, who, { conversationId: params.id })
      if (wasUnread) await queueRead(tx, who, { conversationId: params.id, now: world.now(), placeOf: placeOf(world) })
      return readRow(tx, who, params.id)
    }),
  )
}
