import { z } from 'zod'
import type { Noun } from '#api'
import { byId, reason } from '#api/schemas'
import { editReason, reasons } from '#reasons'

const schema = {
  summary: 'Rename a reason, move it, archive it or take it back; old conversations keep it',
  params: byId,
  body: z.object({
    label: z.string().max(120).optional(),
    position: z.number().int().min(0).optional().describe('Its place in the list, 0 the first'),
    isArchived: z.boolean().optional(),
  }),
  response: { 200: reason },
}

/** PATCH /api/v1/reasons/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/reasons/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await editReason(tx, who, { id, ...body })
      return (await reasons(tx, who, { all: true })).find(each => each.id === id)!
    }),
  )
}
