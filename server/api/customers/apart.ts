import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { takeBackParting, tellApart } from '#linking'

const schema = {
  summary: 'Say that two customers who look like one person are not: nobody is asked again',
  params: byId,
  body: z.object({ otherId: id }),
  response: { 200: z.object({ linkId: id.describe('By which it is taken back') }) },
}

const backSchema = {
  summary: 'Take back that two customers are different people',
  params: byId,
  response: {
    200: z.object({ isTakenBack: z.boolean().describe('False where it was, or where they were linked once') }),
  },
}

/** POST /api/v1/customers/:id/apart, DELETE /api/v1/links/:id */
export const apart: Noun = (app, { database, now }) => {
  app.post('/api/v1/customers/:id/apart', { schema }, ({ who, params, body: { otherId } }) =>
    database.app(who.workspaceId, async tx => ({
      linkId: await tellApart(tx, who, { customerId: params.id, otherId, now: now() }),
    })),
  )
  app.delete('/api/v1/links/:id', { schema: backSchema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => ({ isTakenBack: await takeBackParting(tx, who, params.id) })),
  )
}
