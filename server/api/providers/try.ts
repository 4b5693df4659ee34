import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { tryProvider } from '#providers'
import { tried } from './shapes.ts'

const schema = {
  summary: 'Ask a provider of a text: what leaves, and what comes back',
  params: byId,
  body: z.object({ text: z.string().max(4000) }),
  response: { 200: tried },
}

/** POST /api/v1/providers/:id/try */
export const tryOut: Noun = (app, world) => {
  app.post('/api/v1/providers/:id/try', { schema }, ({ who, params, body }) =>
    tryProvider(world, who, { id: params.id, text: body.text }),
  )
}
