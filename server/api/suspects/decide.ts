import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { decideSuspect, suspect } from '#suspects'
import { placeOf } from '../place-of.ts'
import { reason, rule, suspectShown } from './shapes.ts'

const schema = {
  summary: 'Decide about a suspect: serve them like anybody, hide what they wrote for a rule, or dismiss it',
  params: byId,
  body: z.discriminatedUnion('state', [
    z.object({ state: z.literal('served'), reason }),
    z.object({ state: z.literal('dismissed'), reason }),
    z.object({ state: z.literal('hidden'), reason, rule, messageIds: z.array(id).min(1).max(50) }),
  ]),
  response: { 200: suspectShown },
}

/** POST /api/v1/suspects/:id/decision */
export const decide: Noun = (app, world) => {
  app.post('/api/v1/suspects/:id/decision', { schema }, ({ who, params, body }) =>
    world.database.app(who.workspaceId, async tx => {
      await decideSuspect(tx, who, { id: params.id, decision: body, now: world.now(), placeOf: placeOf(world) })
      return suspect(tx, who, params.id)
    }),
  )
}
