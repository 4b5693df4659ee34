import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { caseOf, editCase } from '#cases'
import { casePage, title } from './shapes.ts'

const schema = {
  summary: 'Call it otherwise',
  params: byId,
  body: z.object({ title }),
  response: { 200: casePage },
}

/** PATCH /api/v1/cases/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/cases/:id', { schema }, ({ who, params: { id }, body }) =>
    database.app(who.workspaceId, async tx => {
      await editCase(tx, who, { id, title: body.title })
      return caseOf(tx, who, id)
    }),
  )
}
