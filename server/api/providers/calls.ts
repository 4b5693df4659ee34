import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { callText, providerCalls } from '#providers'
import { callPage } from './shapes.ts'

const listing = {
  summary: 'What was sent to providers, the latest first',
  querystring: z.object({
    before: id.optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: { 200: callPage },
}

/** GET /api/v1/provider-calls?before=&limit= */
export const listCalls: Noun = (app, { database }) => {
  app.get('/api/v1/provider-calls', { schema: listing }, ({ who, query }) =>
    database.app(who.workspaceId, tx => providerCalls(tx, who, query)),
  )
}

const showing = {
  summary: 'The text that was sent, word for word; kept for thirty days',
  params: byId,
  response: { 200: z.object({ text: z.string() }) },
}

/** GET /api/v1/provider-calls/:id/text */
export const showText: Noun = (app, { database, vault }) => {
  app.get('/api/v1/provider-calls/:id/text', { schema: showing }, async ({ who, params }) => ({
    text: await database.app(who.workspaceId, tx => callText(tx, who, vault, params.id)),
  }))
}
