import type { Noun } from '#api'
import { proposalStanding } from '#proposed-reasons'
import { proposalStandingShape } from './shapes.ts'

const schema = {
  summary: 'How good the proposed reasons are, what was learnt, and the versions that can be gone back to',
  response: { 200: proposalStandingShape },
}

/** GET /api/v1/proposed-reasons */
export const standing: Noun = (app, { database }) => {
  app.get('/api/v1/proposed-reasons', { schema }, ({ who }) =>
    database.app(who.workspaceId, tx => proposalStanding(tx, who)),
  )
}
