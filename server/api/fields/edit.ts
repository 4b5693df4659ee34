import { z } from 'zod'
import type { Noun } from '#api'
import { byId, field, fieldChoices } from '#api/schemas'
import { editField, fields } from '#fields'

const schema = {
  summary: 'Rename a field, move it, require it, change what can be chosen, archive it or take it back',
  params: byId,
  body: z.object({
    label: z.string().max(120).optional(),
    choices: fieldChoices.optional().describe('All of them in their order; what is left out is archived'),
    isRequired: z.boolean().optional(),
    isArchived: z.boolean().optional(),
    position: z.number().int().min(0).optional().describe('Its place among those of its subject, 0 the first'),
  }),
  response: { 200: field },
}

/** PATCH /api/v1/fields/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/fields/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await editField(tx, who, { id, ...body })
      return (await fields(tx, who)).find(each => each.id === id)!
    }),
  )
}
