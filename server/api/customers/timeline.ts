import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, message, row, time } from '#api/schemas'
import { customerNow } from '#customers'
import type { TimelinePage } from '#protocol'
import { timeline as read } from '#timeline'

const cursor = z.string().max(500).optional()
const shape = z.object({
  rows: z.array(message),
  conversations: z.array(row),
  earlier: z.string().nullable(),
  later: z.string().nullable(),
  number: z.number().describe('Everything up to this number of the log is in it'),
}) satisfies z.ZodType<TimelinePage>

const schema = {
  summary: 'Everything of a customer in one order, oldest first',
  description:
    'The latest, or by `before` and `after` (`earlier` and `later` of a page) what stands on either side of it, `around` a message, or from a moment on (`at`, epoch milliseconds). A page that is narrowed may be short and yet go on.',
  params: byId,
  querystring: z.object({
    before: cursor,
    after: cursor,
    around: id.optional(),
    at: z.coerce.number().pipe(time).optional(),
    channel: z.string().max(60).optional(),
    visibility: z.enum(['public', 'private']).optional(),
    kind: z.enum(['messages', 'notes', 'media', 'done']).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: { 200: shape },
}

/** GET /api/v1/customers/:id/timeline */
export const timeline: Noun = (app, { database, reader }) => {
  app.get('/api/v1/customers/:id/timeline', { schema }, async ({ who, params, query }) => {
    // Taken before the reading: what is told up to here is in it.
    const number = reader.head
    const page = await database.app(who.workspaceId, async tx =>
      read(tx, who, await customerNow(tx, who.workspaceId, params.id), query),
    )
    return { ...page, number }
  })
}
