import { z } from 'zod'
import type { Noun } from '#api'
import { reason } from '#api/schemas'
import { addReason, reasons } from '#reasons'

const schema = {
  summary: 'Add a reason at the end of the list',
  body: z.object({ label: z.string().max(120) }),
  response: { 201: reason },
}

/** POST /api/v1/reasons */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/reasons', { schema }, async ({ who, body: { label } }, reply) => {
    const made = await database.app(who.workspaceId, async tx => {
      const id = await addReason(tx, who, { label, now: now() })
      return (await reasons(tx, who)).find(each => each.id === id)!
    })
    return reply.code(201).send(made)
  })
}
