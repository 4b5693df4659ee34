import { z } from 'zod'
import type { Noun } from '#api'
import { tag, tagHue } from '#api/schemas'
import { addTag } from '#tags'

const schema = {
  summary: 'Make a tag; without a hue it gets one that is rare so far',
  body: z.object({ name: z.string().max(200), hue: tagHue.optional() }),
  response: { 201: tag },
}

/** POST /api/v1/tags */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/tags', { schema }, async ({ who, body }, reply) =>
    reply.code(201).send(await database.app(who.workspaceId, tx => addTag(tx, who, { ...body, now: now() }))),
  )
}
