import { z } from 'zod'
import type { Noun } from '#api'
import { reason } from '#api/schemas'
import { reasons } from '#reasons'

const schema = {
  summary: 'The reasons to close a conversation, in the order of their tree',
  querystring: z.object({
    all: z
      .enum(['true', 'false'])
      .optional()
      .describe('The whole tree: branches, and those kept for old conversations, too'),
  }),
  response: { 200: z.array(reason) },
}

/** GET /api/v1/reasons */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/reasons', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => reasons(tx, who, { all: query.all === 'true' })),
  )
}
