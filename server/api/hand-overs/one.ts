import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, language, row } from '#api/schemas'
import { composeSummary, factsOf, handOver } from '#hand-overs'
import { readRow } from '../read-after.ts'
import { to } from './shapes.ts'

const looking = {
  summary: 'What whoever takes it over has to know, to be changed before it is handed over',
  params: byId,
  querystring: z.object({ language }),
  response: { 200: z.object({ text: z.string() }) },
}

/** GET /api/v1/conversations/:id/summary?language= */
export const summary: Noun = (app, { database }) => {
  app.get('/api/v1/conversations/:id/summary', { schema: looking }, async ({ who, params, query }) => {
    const facts = await database.app(who.workspaceId, tx => factsOf(tx, who, params.id))
    return { text: composeSummary(facts, query.language) }
  })
}

const giving = {
  summary: 'Give it to somebody else, with what they need to know',
  params: byId,
  body: z.object({
    id: id.describe('Made by whoever hands over: the same id twice is one hand-over'),
    to,
    text: z.string().max(20_000),
  }),
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/hand-over */
export const give: Noun = (app, { database, now }) => {
  app.post('/api/v1/conversations/:id/hand-over', { schema: giving }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await handOver(tx, who, { ...body, conversationId: params.id, now: now() })
      return readRow(tx, who, params.id)
    }),
  )
}
