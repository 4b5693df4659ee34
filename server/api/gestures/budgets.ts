import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { gestureBudgets, myGestures, raiseMonth, setOwnBudget } from '#gestures'
import { amount, budget, mine, momentOf } from './shapes.ts'

const showing = { summary: 'What one may still give this month', response: { 200: mine } }

/** GET /api/v1/gestures/mine */
export const showMine: Noun = (app, world) => {
  app.get('/api/v1/gestures/mine', { schema: showing }, async ({ who }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, tx => myGestures(tx, who, moment))
  })
}

const listing = { summary: 'What everybody may give this month, by name', response: { 200: z.array(budget) } }

/** GET /api/v1/gesture-budgets */
export const listBudgets: Noun = (app, world) => {
  app.get('/api/v1/gesture-budgets', { schema: listing }, async ({ who }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, tx => gestureBudgets(tx, who, moment))
  })
}

const setting = {
  summary: 'Give a person a monthly budget of their own',
  params: byId,
  body: z.object({ amount: amount.nullable().describe('null: that of everybody') }),
  response: { 200: budget },
}

/** PUT /api/v1/gesture-budgets/:id */
export const setBudget: Noun = (app, world) => {
  app.put('/api/v1/gesture-budgets/:id', { schema: setting }, async ({ who, params, body }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, tx => setOwnBudget(tx, who, { personId: params.id, ...body, ...moment }))
  })
}

const raising = {
  summary: 'Raise what a person may give in the month that runs',
  params: byId,
  body: z.object({
    month: z.string().max(10).describe('The one that is meant, by its first day: over, it is refused'),
    raised: amount.describe('By how much in all'),
  }),
  response: { 200: budget },
}

/** PUT /api/v1/gesture-budgets/:id/raise */
export const raise: Noun = (app, world) => {
  app.put('/api/v1/gesture-budgets/:id/raise', { schema: raising }, async ({ who, params, body }) => {
    const moment = await momentOf(world, who)
    return world.database.app(who.workspaceId, tx => raiseMonth(tx, who, { personId: params.id, ...body, ...moment }))
  })
}
