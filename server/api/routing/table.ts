import { z } from 'zod'
import type { Noun } from '#api'
import { endWrapUp, ownTable } from '#routing'
import { table } from './shapes.ts'

const shown = { summary: 'What oneself has in hand, and how full that makes one', response: { 200: table } }
const done = {
  summary: 'Have written down what was settled, before its time is over',
  response: { 202: z.null().describe('The engine hears it in its turn; the live stream tells what came of it') },
}

/** GET /api/v1/routing/mine, POST /api/v1/routing/mine/done */
export const tableNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/routing/mine', { schema: shown }, ({ who }) =>
    database.app(who.workspaceId, tx => ownTable(tx, who, { now: now() })),
  )
  app.post('/api/v1/routing/mine/done', { schema: done }, async ({ who }, reply) => {
    await database.app(who.workspaceId, tx => endWrapUp(tx, who))
    return reply.code(202).send(null)
  })
}
