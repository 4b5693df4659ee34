import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import { caseOf, openCase } from '#cases'
import { casePage, conversationIds, title } from './shapes.ts'

const schema = {
  summary: 'Open a case with its first conversations',
  description: 'Where one of them is of a case already, the others join that one, and the answer is that case.',
  body: z.object({
    id: id.describe('Made by whoever opens it: the same id twice is one case'),
    title,
    conversationIds,
  }),
  response: { 200: casePage, 201: casePage },
}

/** POST /api/v1/cases */
export const open: Noun = (app, { database, now }) => {
  app.post('/api/v1/cases', { schema }, async ({ who, body }, reply) => {
    const { isNew, shown } = await database.app(who.workspaceId, async tx => {
      const opened = await openCase(tx, who, { ...body, now: now() })
      return { isNew: opened.isNew, shown: await caseOf(tx, who, opened.caseId) }
    })
    return reply.code(isNew ? 201 : 200).send(shown)
  })
}
