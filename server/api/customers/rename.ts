import { z } from 'zod'
import type { Noun } from '#api'
import { byId, customerCard } from '#api/schemas'
import { mustReachCustomer } from '#conversations'
import { renameCustomer } from '#customers'
import { card } from './card.ts'

const schema = {
  summary: 'Call a customer as they want to be called; empty: as their channel calls them',
  params: byId,
  body: z.object({ name: z.string().max(200) }),
  response: { 200: customerCard },
}

/** PATCH /api/v1/customers/:id */
export const rename: Noun = (app, { database }) => {
  app.patch('/api/v1/customers/:id', { schema }, ({ who, params, body: { name } }) =>
    database.app(who.workspaceId, async tx => {
      await mustReachCustomer(tx, who, params.id)
      await renameCustomer(tx, who, { customerId: params.id, name })
      return card(tx, who, params.id)
    }),
  )
}
