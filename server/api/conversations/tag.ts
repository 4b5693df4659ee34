import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import type { Tagging } from '#protocol'
import { tag as putOn } from '#tags'
import { readRow } from '../read-after.ts'

const ids = z.array(id).max(50).default([])

const schema = {
  summary: 'Put tags on it and take others off, by their ids',
  params: byId,
  body: z.object({ add: ids, remove: ids }) satisfies z.ZodType<Tagging>,
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/tags */
export const tag: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/tags', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await putOn(tx, who, { conversationId: params.id, ...body, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
