import { z } from 'zod'
import type { Noun } from '#api'
import { gestures, gestureSums } from '#gestures'
import { filter, filterOf, gesturePage, momentOf, sums } from './shapes.ts'

const listing = {
  summary: 'What was given in a month, the latest first',
  querystring: filter.extend({
    after: z.string().optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: { 200: gesturePage },
}

/** GET /api/v1/gestures?month=&person=&kind=&after=&limit= */
export const list: Noun = (app, world) => {
  app.get('/api/v1/gestures', { schema: listing }, async ({ who, query: { after, limit, ...asked } }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, tx => gestures(tx, who, { ...filterOf(asked), after, limit, ...moment }))
  })
}

const summing = {
  summary: 'What stands of a month in figures, and what its list may be filtered by',
  querystring: filter,
  response: { 200: sums },
}

/** GET /api/v1/gestures/sums?month=&person=&kind= */
export const showSums: Noun = (app, world) => {
  app.get('/api/v1/gestures/sums', { schema: summing }, async ({ who, query }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, tx => gestureSums(tx, who, { ...filterOf(query), ...moment }))
  })
}
