import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { draftsIn } from '#drafts'
import { drafts } from './shapes.ts'

const schema = {
  summary: 'One’s own drafts of a conversation, and what was written over unseen',
  params: byId,
  response: { 200: drafts },
}

/** GET /api/v1/conversations/:id/drafts */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/conversations/:id/drafts', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => draftsIn(tx, who, params.id)),
  )
}
