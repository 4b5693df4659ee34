import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { editMacro, macro as read } from '#macros'
import type { NewMacro } from '#protocol'
import { macro, written } from './shapes.ts'

const schema = {
  summary: 'Change it; what is not said stays',
  params: byId,
  body: written.partial(),
  response: { 200: macro },
}

/** PATCH /api/v1/macros/:id */
export const edit: Noun = (app, { database, now }) => {
  app.patch('/api/v1/macros/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await editMacro(tx, who, { ...(body as Partial<NewMacro>), id, now: now() })
      return read(tx, who, id)
    }),
  )
}
