import type { Noun } from '#api'
import { byId, fieldValues, filled } from '#api/schemas'
import { filledOf, fillInCustomer } from '#fields'

const read = { summary: 'What is filled in of a customer', params: byId, response: { 200: filled } }
const write = { summary: 'Fill in fields of a customer', params: byId, body: fieldValues, response: { 200: filled } }

/** GET, PATCH /api/v1/customers/:id/fields */
export const fillCustomer: Noun = (app, { database }) => {
  app.get('/api/v1/customers/:id/fields', { schema: read }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, tx => filledOf(tx, who, id)),
  )
  app.patch('/api/v1/customers/:id/fields', { schema: write }, ({ who, params: { id }, body: values }) =>
    database.app(who.workspaceId, async tx => {
      await fillInCustomer(tx, who, { customerId: id, values })
      return filledOf(tx, who, id)
    }),
  )
}
