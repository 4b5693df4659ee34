import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { alert } from '#alerts'
import type { Who } from '#accounts'
import type { Tx } from '#db'
import { draftOfAlert } from '#notice-drafts'
import type { Alert } from '#protocol'
import { alertShown } from './shapes.ts'

const schema = {
  summary: 'An alert: its hours beside what is usual, what was said, and the notice that is drafted',
  params: byId,
  response: { 200: alertShown },
}

/** GET /api/v1/alerts/:id */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/alerts/:id', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => shown(tx, who, params.id)),
  )
}

export async function shown(tx: Tx, who: Who, id: string): Promise<Alert> {
  const [found, draft] = await Promise.all([alert(tx, who, id), draftOfAlert(tx, who, id)])
  return { ...found, draft }
}
