import type { Noun } from '#api'
import { savedView } from '#api/schemas'
import { addView, view } from '#views'
import { body } from './body.ts'

const schema = {
  summary: 'Save a view; it fills by and by',
  body,
  response: { 201: savedView },
}

/** POST /api/v1/views */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/views', { schema }, async ({ who, body: asked }, reply) => {
    const made = await database.app(who.workspaceId, async tx => view(tx, who, await addView(tx, who, asked, now())))
    return reply.code(201).send(made)
  })
}
