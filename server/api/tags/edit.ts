import { z } from 'zod'
import type { Noun } from '#api'
import { byId, tag, tagHue } from '#api/schemas'
import { editTag } from '#tags'

const schema = {
  summary: 'Rename a tag, colour it, archive it or take it back; it stays where it was put',
  params: byId,
  body: z.object({
    name: z.string().max(200).optional(),
    hue: tagHue.optional(),
    isArchived: z.boolean().optional(),
  }),
  response: { 200: tag },
}

/** PATCH /api/v1/tags/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/tags/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, tx => editTag(tx, who, { id, ...body })),
  )
}
