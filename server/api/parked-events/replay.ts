import { mustBeAble, record } from '#accounts'
import type { Noun } from '#api'
import { Fault } from '#lib'
import { replayParkedEvent } from '#log'
import { eventSchema } from './event.ts'

const schema = { ...eventSchema, summary: 'Give it to its room again, now that the cause may be gone' }

/** POST /api/v1/parked-events/:room/:number/replay. @throws Fault `parked.unknown` (404), `parked.still` (422) */
export const replay: Noun = (app, { database, reactions }) => {
  app.post('/api/v1/parked-events/:room/:number/replay', { schema }, async ({ who, params }, reply) => {
    mustBeAble(who, 'administer')
    const { room, number } = params
    await database.engine(async tx => {
      const isTaken = await replayParkedEvent(tx, reactions, who.workspaceId, room, number)
      if (!isTaken) throw new Fault('parked.unknown', 404)
      await record(tx, who, 'parked.replayed', undefined, { room, number })
    })
    return reply.code(204).send(null)
  })
}
