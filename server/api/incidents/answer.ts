import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { answerAll, incident } from '#incidents'
import { incidentPage, text } from './shapes.ts'

const schema = {
  summary: 'Answer all its conversations, each where its customer wrote',
  description:
    'Begins it: they are told one after the other, behind the replies of people. `{{customer.first-name}}`, `{{agent.first-name}}` and `{{incident.name}}` are filled in.',
  params: byId,
  body: z.object({
    id: id.describe('Made by whoever writes: the same id twice is one answer'),
    text,
    reasonId: id.optional().describe('They are closed with it, for this reason'),
  }),
  response: { 202: incidentPage },
}

/** POST /api/v1/incidents/:id/answers */
export const answer: Noun = (app, { database, now }) => {
  app.post('/api/v1/incidents/:id/answers', { schema }, async ({ who, params, body }, reply) => {
    const shown = await database.app(who.workspaceId, async tx => {
      await answerAll(tx, who, { ...body, incidentId: params.id, now: now() })
      return incident(tx, who, params.id)
    })
    return reply.code(202).send(shown)
  })
}
