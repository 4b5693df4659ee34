import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import { type Models, propose } from '#proposed-reasons'
import { proposedReasons } from './shapes.ts'

const schema = {
  summary: 'What these conversations may be closed for; nothing is closed',
  body: z.object({ conversationIds: z.array(id).min(1).max(100) }),
  response: { 200: z.array(proposedReasons) },
}

/** POST /api/v1/proposed-reasons/asked */
export const asking =
  (models: Models): Noun =>
  (app, { database }) => {
    app.post('/api/v1/proposed-reasons/asked', { schema }, ({ who, body: { conversationIds } }) =>
      database.app(who.workspaceId, tx => propose(tx, who, { conversationIds, models })),
    )
  }
