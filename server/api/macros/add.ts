import type { Noun } from '#api'
import { addMacro, macro as read } from '#macros'
import { macro, written } from './shapes.ts'

const schema = { summary: 'Keep deeds that belong together', body: written, response: { 201: macro } }

/** POST /api/v1/macros */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/macros', { schema }, async ({ who, body }, reply) => {
    const made = await database.app(who.workspaceId, async tx =>
      read(tx, who, await addMacro(tx, who, { ...body, now: now() })),
    )
    return reply.code(201).send(made)
  })
}
