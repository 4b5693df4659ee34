import { z } from 'zod'
import type { Noun } from '#api'
import { gestureRules, setGestureRules } from '#gestures'
import { amount, rules } from './shapes.ts'

const showing = {
  summary: 'The currency of gestures, and what everybody may give in a month',
  response: { 200: rules },
}

/** GET /api/v1/gesture-rules */
export const showRules: Noun = (app, { database }) => {
  app.get('/api/v1/gesture-rules', { schema: showing }, ({ who }) =>
    database.app(who.workspaceId, tx => gestureRules(tx, who)),
  )
}

const setting = {
  summary: 'Set the currency, and what everybody may give in a month',
  description: 'The currency stays once something was given in it. Where it changes, figures stay as they read.',
  body: z.object({ currency: z.string().max(20).optional(), budget: amount.optional() }),
  response: { 200: rules },
}

/** PATCH /api/v1/gesture-rules */
export const setRules: Noun = (app, { database }) => {
  app.patch('/api/v1/gesture-rules', { schema: setting }, ({ who, body }) =>
    database.app(who.workspaceId, async tx => {
      await setGestureRules(tx, who, body)
      return gestureRules(tx, who)
    }),
  )
}
