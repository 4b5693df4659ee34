import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { editSnippet, snippet as read } from '#snippets'
import type { NewSnippet } from '#protocol'
import { snippet, written } from './shapes.ts'

const schema = {
  summary: 'Change it; what is not said stays',
  params: byId,
  body: written.partial(),
  response: { 200: snippet },
}

/** PATCH /api/v1/snippets/:id */
export const edit: Noun = (app, { database, now }) => {
  app.patch('/api/v1/snippets/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await editSnippet(tx, who, { ...(body as Partial<NewSnippet>), id, now: now() })
      return read(tx, who, id)
    }),
  )
}
