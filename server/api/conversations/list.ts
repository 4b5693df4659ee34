import { z } from 'zod'
import type { Noun } from '#api'
import { id, page, row } from '#api/schemas'
import { inboxPage } from '#desk'

const schema = {
  summary: 'A view of the inbox',
  description:
    'In mine, team, unassigned, open and snoozed those whom the customer waits for come first, the longest wait first; all others stand by their latest activity, newest first; mentions by the latest note that asks the reader. A page that is narrowed may be short and yet have a next one.',
  querystring: z.object({
    view: z
      .enum(['mine', 'team', 'unassigned', 'open', 'waiting', 'snoozed', 'closed', 'all', 'mentions'])
      .default('open'),
    channel: z.string().max(60).optional(),
    profile: id.optional(),
    unread: z.enum(['true', 'false']).optional(),
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: { 200: page(row) },
}

/** GET /api/v1/conversations */
export const list: Noun = (app, { database, reader }) => {
  app.get('/api/v1/conversations', { schema }, async ({ who, query }) => {
    const { view, channel, profile, unread, after, limit } = query
    // Taken before the reading: what is told up to here is in it.
    const number = reader.head
    const ask = { view, channel, profileId: profile, unread: unread === 'true', after, limit }
    return { ...(await database.app(who.workspaceId, tx => inboxPage(tx, who, ask))), number }
  })
}
