import { z } from 'zod'
import type { Noun } from '#api'
import { byId, row, time } from '#api/schemas'
import { snooze as putAside } from '#conversations'
import { readRow } from '../read-after.ts'

const schema = {
  summary: 'Put it aside until a time (epoch milliseconds), or until the customer writes',
  params: byId,
  body: z.object({ until: time }),
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/snooze */
export const snooze: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/snooze', { schema }, ({ who, params, body: { until } }) =>
    database.app(who.workspaceId, async tx => {
      await putAside(tx, who, { conversationId: params.id, until, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
