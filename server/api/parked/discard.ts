import { z } from 'zod'
import { mustBeAble, record } from '#accounts'
import type { Noun } from '#api'
import { settleParked } from '#intake'
import { Fault, isId } from '#lib'

const schema = {
  summary: 'It waits no longer; what the platform sent stays kept for its 30 days',
  params: z.object({ id: z.string().refine(isId) }),
  response: { 204: z.null() },
}

/** DELETE /api/v1/parked/:id. @throws Fault `parked.unknown` (404) */
export const discard: Noun = (app, { database }) => {
  app.delete('/api/v1/parked/:id', { schema }, async ({ who, params }, reply) => {
    mustBeAble(who, 'administer')
    await database.engine(async tx => {
      if (!(await settleParked(tx, who.workspaceId, params.id))) throw new Fault('parked.unknown', 404)
      await record(tx, who, 'parked.discarded', params.id)
    })
    return reply.code(204).send(null)
  })
}
