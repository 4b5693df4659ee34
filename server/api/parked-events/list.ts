import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import { parkedEvents } from '#log'
import type { ParkedEventCard } from '#protocol'

const card = z.object({
  room: z.string(),
  number: z.number(),
  kind: z.string(),
  conversationId: z.string().nullable(),
  reason: z.string(),
  parkedAt: z.number(),
}) satisfies z.ZodType<ParkedEventCard>

const schema = {
  summary: 'What happened here and a room could not follow, oldest first',
  response: { 200: z.array(card) },
}

/** GET /api/v1/parked-events */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/parked-events', { schema }, async ({ who }) => {
    mustBeAble(who, 'administer')
    return database.app(who.workspaceId, parkedEvents)
  })
}
