import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { caseOf } from '#cases'
import { casePage } from './shapes.ts'

const schema = {
  summary: 'A case, how much there is of it, and the first of its conversations',
  params: byId,
  response: { 200: casePage },
}

/** GET /api/v1/cases/:id */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/cases/:id', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => caseOf(tx, who, params.id)),
  )
}
