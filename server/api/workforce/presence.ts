import { z } from 'zod'
import type { Noun } from '#api'
import { done } from '#api/schemas'
import {
  clearNotResponding,
  declinePause,
  ownPresence,
  presences,
  setPresence,
  shownPresence,
  takePause,
} from '#workforce'
import { ownPresenceShape, presence, presenceAsked } from './shapes.ts'

const listing = {
  summary: 'Who is there, of all who have ever said so; whoever is missing is offline',
  response: { 200: z.array(presence) },
}

/** GET /api/v1/presences */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/presences', { schema: listing }, ({ who }) =>
    database.app(who.workspaceId, tx => presences(tx, who)),
  )
}

const owning = {
  summary: 'How one stands oneself, the pause that one was offered, and those one may still take',
  response: { 200: ownPresenceShape },
}

/** GET /api/v1/presences/mine */
export const own: Noun = (app, { database, now }) => {
  app.get('/api/v1/presences/mine', { schema: owning }, ({ who }) =>
    database.app(who.workspaceId, tx => ownPresence(tx, who, now())),
  )
}

const saying = { summary: 'Say whether one is there oneself', body: presenceAsked, response: { 200: presence } }

/** PUT /api/v1/presences/mine */
export const say: Noun = (app, { database, now }) => {
  app.put('/api/v1/presences/mine', { schema: saying }, async ({ who, body }) =>
    shownPresence(await database.app(who.workspaceId, tx => setPresence(tx, who, { ...body, now: now() }))),
  )
}

const pausing = { summary: 'Take five minutes after abuse, which count against nobody', response: { 200: presence } }

/** POST /api/v1/presences/mine/pause */
export const pause: Noun = (app, { database, now }) => {
  app.post('/api/v1/presences/mine/pause', { schema: pausing }, async ({ who }) =>
    shownPresence(await database.app(who.workspaceId, tx => takePause(tx, who, { now: now() }))),
  )
}

const returning = { summary: 'Be available again after not responding', response: { 204: done } }

/** POST /api/v1/presences/mine/back */
export const back: Noun = (app, { database, now }) => {
  app.post('/api/v1/presences/mine/back', { schema: returning }, async ({ who }, reply) => {
    await database.app(who.workspaceId, tx => clearNotResponding(tx, who, { now: now() }))
    return reply.code(204).send(null)
  })
}

const declining = { summary: 'Do without the pause that one was offered', response: { 204: done } }

/** DELETE /api/v1/presences/mine/offer */
export const decline: Noun = (app, { database }) => {
  app.delete('/api/v1/presences/mine/offer', { schema: declining }, async ({ who }, reply) => {
    await database.app(who.workspaceId, tx => declinePause(tx, who))
    return reply.code(204).send(null)
  })
}
