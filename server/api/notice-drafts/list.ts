import { z } from 'zod'
import type { Noun } from '#api'
import { noticeDraft, noticeState } from '#api/schemas'
import { noticeDrafts } from '#notice-drafts'

const schema = {
  summary: 'Drafts of notices, those that are due first',
  querystring: z.object({
    state: noticeState.default('draft'),
    after: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: { 200: z.object({ rows: z.array(noticeDraft), next: z.string().nullable() }) },
}

/** GET /api/v1/notice-drafts?state=&after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/notice-drafts', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => noticeDrafts(tx, who, query)),
  )
}
