import { z } from 'zod'
import { issueKey, scopes } from '#accounts'
import type { Noun } from '#api'
import { name } from '#api/schemas'
import { apiKey } from './list.ts'

const schema = {
  summary: 'Make an API key; its secret is shown this once',
  body: z.object({ name, scopes: z.array(z.enum(scopes)).min(1).max(scopes.length) }),
  response: { 201: apiKey.extend({ secret: z.string() }) },
}

/** POST /api/v1/keys */
export const issue: Noun = (app, { database, now }) => {
  app.post('/api/v1/keys', { schema }, async ({ who, body }, reply) => {
    const key = await database.app(who.workspaceId, tx => issueKey(tx, who, body, now()))
    return reply.code(201).send(key)
  })
}
