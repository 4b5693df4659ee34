import type { Noun } from '#api'
import { byId, savedView } from '#api/schemas'
import { editView, view } from '#views'
import { body } from './body.ts'

const schema = {
  summary: 'Rename a saved view, share it, or change what it holds and in which order',
  params: byId,
  body: body.partial(),
  response: { 200: savedView },
}

/** PATCH /api/v1/views/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/views/:id', { schema }, ({ who, params: { id }, body: change }) =>
    database.app(who.workspaceId, async tx => {
      await editView(tx, who, id, change)
      return view(tx, who, id)
    }),
  )
}
