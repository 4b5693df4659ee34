import { guards, setGuards } from '#alerts'
import type { Noun } from '#api'
import { guardsShape } from './shapes.ts'

const asking = { summary: 'Who is told of alerts; nobody: all who supervise', response: { 200: guardsShape } }
const setting = { summary: 'Say who is told of alerts', body: guardsShape, response: { 200: guardsShape } }

/** GET and PUT /api/v1/alerts/guards */
export const guarding: Noun = (app, { database }) => {
  app.get('/api/v1/alerts/guards', { schema: asking }, ({ who }) =>
    database.app(who.workspaceId, async tx => ({ people: await guards(tx, who) })),
  )
  app.put('/api/v1/alerts/guards', { schema: setting }, ({ who, body }) =>
    database.app(who.workspaceId, async tx => {
      await setGuards(tx, who, body.people)
      return { people: await guards(tx, who) }
    }),
  )
}
