import type { Noun } from '#api'
import { byId, customerCard } from '#api/schemas'
import { card } from './card.ts'

const schema = {
  summary: 'A customer, with accounts and latest conversations',
  params: byId,
  response: { 200: customerCard },
}

/** GET /api/v1/customers/:id */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/customers/:id', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => card(tx, who, params.id)),
  )
}
