import { alertsStanding } from '#alerts'
import type { Noun } from '#api'
import { noticeDrafts } from '#notice-drafts'
import { praiseWaiting } from '#praise'
import { suspectsWaiting } from '#suspects'
import { standing } from './shapes.ts'

const schema = {
  summary: 'How many alerts are open and how bad they are, and what else waits beside them; 100 at most are counted',
  response: { 200: standing },
}

/** GET /api/v1/alerts/standing */
export const showStanding: Noun = (app, { database }) => {
  app.get('/api/v1/alerts/standing', { schema }, ({ who }) =>
    database.app(who.workspaceId, async tx => {
      const [alerts, suspects, drafts, praise] = await Promise.all([
        alertsStanding(tx, who),
        suspectsWaiting(tx, who),
        noticeDrafts(tx, who, { state: 'draft', limit: 100 }),
        praiseWaiting(tx, who),
      ])
      return { ...alerts, suspects, drafts: drafts.rows.length, praise }
    }),
  )
}
