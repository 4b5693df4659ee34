import { z } from 'zod'
import type { Noun } from '#api'
import { byId, fieldValues, filledFields } from '#api/schemas'
import { filledIn, fillIn } from '#fields'

const read = {
  summary: 'What is filled in of a conversation and of its customer',
  params: byId,
  response: { 200: filledFields },
}
const write = {
  summary: 'Fill in fields of a conversation and of its customer',
  params: byId,
  body: z.object({ conversation: fieldValues.optional(), customer: fieldValues.optional() }),
  response: { 200: filledFields },
}

/** GET, PATCH /api/v1/conversations/:id/fields */
export const fill: Noun = (app, { database }) => {
  app.get('/api/v1/conversations/:id/fields', { schema: read }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, tx => filledIn(tx, who, id)),
  )
  app.patch('/api/v1/conversations/:id/fields', { schema: write }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await fillIn(tx, who, { conversationId: id, ...body })
      return filledIn(tx, who, id)
    }),
  )
}
