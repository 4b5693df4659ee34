import type { Noun } from '#api'
import { addSnippet, snippet as read } from '#snippets'
import { snippet, written } from './shapes.ts'

const schema = { summary: 'Keep a text for later', body: written, response: { 201: snippet } }

/** POST /api/v1/snippets */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/snippets', { schema }, async ({ who, body }, reply) => {
    const made = await database.app(who.workspaceId, async tx =>
      read(tx, who, await addSnippet(tx, who, { ...body, now: now() })),
    )
    return reply.code(201).send(made)
  })
}
