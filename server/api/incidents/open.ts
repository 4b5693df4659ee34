import { z } from 'zod'
import type { Noun } from '#api'
import { id, time } from '#api/schemas'
import { incident, openIncident } from '#incidents'
import { incidentPage, known, name } from './shapes.ts'

const schema = {
  summary: 'Open an incident',
  body: z.object({
    id: id.describe('Made by whoever opens it: the same id twice is one incident'),
    name,
    known: known.optional(),
    since: time.optional().describe('When it began; now, where nothing is said'),
  }),
  response: { 200: incidentPage, 201: incidentPage },
}

/** POST /api/v1/incidents */
export const open: Noun = (app, { database, now }) => {
  app.post('/api/v1/incidents', { schema }, async ({ who, body }, reply) => {
    const { isNew, shown } = await database.app(who.workspaceId, async tx => ({
      isNew: await openIncident(tx, who, { ...body, now: now() }),
      shown: await incident(tx, who, body.id),
    }))
    return reply.code(isNew ? 201 : 200).send(shown)
  })
}
