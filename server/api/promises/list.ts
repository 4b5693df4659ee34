import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { customerNow } from '#customers'
import { promiseNamed, promises, promisesOf, promisesTo } from '#promises'
import { inTalk, page, states } from './shapes.ts'

const listing = {
  summary: 'What was promised: mine and everybody’s by when it is due, what is overdue, and what is over',
  querystring: z.object({
    tab: z.enum(['mine', 'team', 'overdue', 'history']).default('team'),
    owner: id.optional().describe('Who sees to it'),
    state: states.optional(),
    after: z.string().optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: { 200: page },
}

/** GET /api/v1/promises?tab=&owner=&state=&after=&limit= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/promises', { schema: listing }, ({ who, query: { owner: ownerId, ...asked } }) =>
    database.app(who.workspaceId, tx => promises(tx, who, { ...asked, ownerId })),
  )
}

const showing = {
  summary: 'What was promised in a conversation, each with all that was done with it',
  params: byId,
  response: { 200: z.array(inTalk) },
}

/** GET /api/v1/conversations/:id/promises */
export const listInTalk: Noun = (app, { database }) => {
  app.get('/api/v1/conversations/:id/promises', { schema: showing }, ({ who, params }) =>
    database.app(who.workspaceId, tx => promisesOf(tx, who, params.id)),
  )
}

const promised = {
  summary: 'What was promised to a customer, each with all that was done with it',
  params: byId,
  response: { 200: z.array(inTalk) },
}

/** GET /api/v1/customers/:id/promises */
export const listOfCustomer: Noun = (app, { database }) => {
  app.get('/api/v1/customers/:id/promises', { schema: promised }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => promisesTo(tx, who, await customerNow(tx, who.workspaceId, params.id))),
  )
}

const one = {
  summary: 'A promise, with all that was done with it',
  params: byId,
  response: { 200: inTalk },
}

/** GET /api/v1/promises/:id */
export const show: Noun = (app, { database }) => {
  app.get('/api/v1/promises/:id', { schema: one }, ({ who, params }) =>
    database.app(who.workspaceId, tx => promiseNamed(tx, who, params.id)),
  )
}
