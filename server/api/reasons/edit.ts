import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, reason, reasonMark } from '#api/schemas'
import { editReason, reasons } from '#reasons'

const schema = {
  summary: 'Rename a reason, mark it, move it in the tree, archive it or take it back; old conversations keep it',
  params: byId,
  body: z.object({
    label: z.string().max(120).optional(),
    parentId: id.nullable().optional(),
    position: z.number().int().min(0).optional().describe('Its place among those beside it, 0 the first'),
    isArchived: z.boolean().optional(),
    toCustomer: reasonMark.optional(),
    toBrand: reasonMark.optional(),
  }),
  response: { 200: reason },
}

/** PATCH /api/v1/reasons/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/reasons/:id', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await editReason(tx, who, { id: params.id, ...body })
      return (await reasons(tx, who, { all: true })).find(each => each.id === params.id)!
    }),
  )
}
