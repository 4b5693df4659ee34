import { z } from 'zod'
import type { Noun } from '#api'
import { language } from '#api/schemas'
import { handOverMine } from '#hand-overs'
import { to } from './shapes.ts'

const schema = {
  summary: 'Give away what one holds, each conversation with its summary',
  description: 'Fifty at a time: asked again while there are more.',
  body: z.object({ to, language }),
  response: { 200: z.object({ count: z.number().int(), hasMore: z.boolean() }) },
}

/** POST /api/v1/hand-overs */
export const mine: Noun = (app, { database, now }) => {
  app.post('/api/v1/hand-overs', { schema }, ({ who, body }) =>
    database.app(who.workspaceId, tx => handOverMine(tx, who, { ...body, now: now() })),
  )
}
