import { z } from 'zod'
import type { Noun } from '#api'
import { id, reason, reasonMark } from '#api/schemas'
import { addReason, reasons } from '#reasons'

const schema = {
  summary: 'Add a reason below another, or at the top; it comes last there',
  body: z.object({
    label: z.string().max(120),
    parentId: id.nullable().optional(),
    toCustomer: reasonMark.optional(),
    toBrand: reasonMark.optional(),
  }),
  response: { 201: reason },
}

/** POST /api/v1/reasons */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/reasons', { schema }, async ({ who, body }, reply) => {
    const shown = await database.app(who.workspaceId, async tx => {
      const made = await addReason(tx, who, { ...body, now: now() })
      return (await reasons(tx, who, { all: true })).find(each => each.id === made)!
    })
    return reply.code(201).send(shown)
  })
}
