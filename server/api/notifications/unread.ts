import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import { unreadNotifications } from '#notifications'
import type { UnreadNotifications } from '#protocol'

const schema = {
  summary: 'How much of it is unread, 100 at most, in which conversations, and what colleagues ask for',
  response: {
    200: z.object({
      count: z.number().int(),
      conversations: z.array(id),
      asked: z.array(z.object({ id, conversationId: id, by: id.describe('Who asks') })),
    }) satisfies z.ZodType<UnreadNotifications>,
  },
}

/** GET /api/v1/notifications/unread */
export const unread: Noun = (app, { database }) => {
  app.get('/api/v1/notifications/unread', { schema }, ({ who }) =>
    database.app(who.workspaceId, tx => unreadNotifications(tx, who)),
  )
}
