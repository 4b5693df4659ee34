import { z } from 'zod'
import { putAside } from '#alerts'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { alertShown } from './shapes.ts'
import { shown } from './show.ts'

const schema = {
  summary: 'Put an alert aside: it alarms nobody until it gets worse; or take it up again',
  params: byId,
  body: z.object({ reason: z.string().max(2000).nullable().describe('Null: it counts again') }),
  response: { 200: alertShown },
}

/** PUT /api/v1/alerts/:id/put-aside */
export const setAside: Noun = (app, { database, now }) => {
  app.put('/api/v1/alerts/:id/put-aside', { schema }, ({ who, params: { id }, body: { reason } }) =>
    database.app(who.workspaceId, async tx => {
      await putAside(tx, who, { id, reason, now: now() })
      return shown(tx, who, id)
    }),
  )
}
