import { z } from 'zod'
import { mustBeAble, record } from '#accounts'
import type { Noun } from '#api'
import { isId } from '#lib'

const schema = {
  summary: 'Take it again, now that its cause may be gone',
  params: z.object({ id: z.string().refine(isId) }),
  response: { 204: z.null() },
}

/** POST /api/v1/parked/:id/replay. @throws Fault `parked.still` (422) with the reason when it fails again */
export const replay: Noun = (app, { database, intake }) => {
  app.post('/api/v1/parked/:id/replay', { schema }, async ({ who, params }, reply) => {
    mustBeAble(who, 'administer')
    await intake.replayParked(who.workspaceId, params.id)
    await database.app(who.workspaceId, tx => record(tx, who, 'parked.replayed', params.id))
    return reply.code(204).send(null)
  })
}
