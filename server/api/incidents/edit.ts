import { z } from 'zod'
import type { Noun } from '#api'
import { byId, time } from '#api/schemas'
import { editIncident, incident } from '#incidents'
import { incidentPage, known, name } from './shapes.ts'

const schema = {
  summary: 'Rename it, say what is known by now, solve it or open it again',
  params: byId,
  body: z.object({
    name: name.optional(),
    known: known.optional(),
    since: time.optional(),
    state: z.enum(['open', 'solved']).optional(),
  }),
  response: { 200: incidentPage },
}

/** PATCH /api/v1/incidents/:id */
export const edit: Noun = (app, { database, now }) => {
  app.patch('/api/v1/incidents/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await editIncident(tx, who, { id, ...body, now: now() })
      return incident(tx, who, id)
    }),
  )
}
