import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { answerAppeal, recordAppeal, suspect } from '#suspects'
import { placeOf } from '../place-of.ts'
import { reason, suspectShown } from './shapes.ts'

const recording = {
  summary: 'Write down that whoever was hidden disagrees',
  params: byId,
  body: z.object({ text: reason }),
  response: { 200: suspectShown },
}

/** POST /api/v1/suspects/:id/appeal */
export const appeal: Noun = (app, { database, now }) => {
  app.post('/api/v1/suspects/:id/appeal', { schema: recording }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await recordAppeal(tx, who, { id: params.id, text: body.text, now: now() })
      return suspect(tx, who, params.id)
    }),
  )
}

const answering = {
  summary: 'Answer an appeal, as another person than the one who decided: it stays, or is shown again',
  params: byId,
  body: z.object({ outcome: z.enum(['kept', 'undone']), text: reason }),
  response: { 200: suspectShown },
}

/** POST /api/v1/suspects/:id/appeal/answer */
export const answer: Noun = (app, world) => {
  app.post('/api/v1/suspects/:id/appeal/answer', { schema: answering }, ({ who, params, body }) =>
    world.database.app(who.workspaceId, async tx => {
      await answerAppeal(tx, who, { id: params.id, ...body, now: world.now(), placeOf: placeOf(world) })
      return suspect(tx, who, params.id)
    }),
  )
}
