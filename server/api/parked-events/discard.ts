import { mustBeAble, record } from '#accounts'
import type { Noun } from '#api'
import { Fault } from '#lib'
import { discardParkedEvent } from '#log'
import { eventSchema } from './event.ts'

const schema = { ...eventSchema, summary: 'The room goes on without it' }

/** DELETE /api/v1/parked-events/:room/:number. @throws Fault `parked.unknown` (404) */
export const discard: Noun = (app, { database }) => {
  app.delete('/api/v1/parked-events/:room/:number', { schema }, async ({ who, params }, reply) => {
    mustBeAble(who, 'administer')
    const { room, number } = params
    await database.engine(async tx => {
      if (!(await discardParkedEvent(tx, who.workspaceId, room, number))) throw new Fault('parked.unknown', 404)
      await record(tx, who, 'parked.discarded', undefined, { room, number })
    })
    return reply.code(204).send(null)
  })
}
