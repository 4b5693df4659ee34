import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { goBackTo, proposalStanding, showProposals, startAnew } from '#proposed-reasons'
import { proposalStandingShape } from './shapes.ts'

const response = { 200: proposalStandingShape }
const showing = {
  summary: 'Show proposed reasons to whoever closes, or none; they are learnt all the same',
  body: z.object({ isShown: z.boolean() }),
  response,
}
const beginning = { summary: 'Forget what was learnt, and learn again what is still there', response }
const returning = { summary: 'Go back to an earlier version; what stands now is kept as one', params: byId, response }

/** PUT /api/v1/proposed-reasons/shown, POST /api/v1/proposed-reasons/anew, POST /api/v1/proposed-reasons/versions/:id/back */
export const steering: Noun = (app, { database, now }) => {
  app.put('/api/v1/proposed-reasons/shown', { schema: showing }, ({ who, body }) =>
    database.app(who.workspaceId, async tx => {
      await showProposals(tx, who, body)
      return proposalStanding(tx, who)
    }),
  )
  app.post('/api/v1/proposed-reasons/anew', { schema: beginning }, ({ who }) =>
    database.app(who.workspaceId, async tx => {
      await startAnew(tx, who, { now: now() })
      return proposalStanding(tx, who)
    }),
  )
  app.post('/api/v1/proposed-reasons/versions/:id/back', { schema: returning }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, async tx => {
      await goBackTo(tx, who, { id, now: now() })
      return proposalStanding(tx, who)
    }),
  )
}
