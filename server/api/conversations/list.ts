import { z } from 'zod'
import type { Noun } from '#api'
import { builtInView, id, page, row, sort } from '#api/schemas'
import { inboxPage } from '#desk'
import type { View } from '#protocol'
import { viewPage } from '#views'

const schema = {
  summary: 'A view of the inbox',
  description:
    'A view of the house, or a saved one by its id. By wait, those whom the customer waits for come first, the longest wait first; all others stand by their latest activity, newest first. In due stand those whose first answer is soon due; in mentions, the latest note that asks the reader first. Where no order is asked for, each view has its own. A page that is narrowed may be short and yet have a next one.',
  querystring: z.object({
    view: z.union([builtInView, id]).default('open'),
    sort: sort.optional(),
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
    const { view, sort: by, channel, profile, unread, after, limit } = query
    // Taken before the reading: what is told up to here is in it.
    const number = reader.head
    const ask = { sort: by, channel, profileId: profile, unread: unread === 'true', after, limit }
    const found = await database.app(who.workspaceId, tx =>
      isBuiltIn(view) ? inboxPage(tx, who, { ...ask, view }) : viewPage(tx, who, { ...ask, viewId: view }),
    )
    return { ...found, number }
  })
}

const isBuiltIn = (view: string): view is View => builtInView.safeParse(view).success
