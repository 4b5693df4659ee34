import { z } from 'zod'
import type { Noun } from '#api'
import { byId, done, id } from '#api/schemas'
import { answerLater, cancelAnswer, leftOutOf } from '#incidents'
import { leftOut } from './shapes.ts'

const params = byId.extend({ answer: id })

const cancelling = { summary: 'Tell nobody else', params, response: { 204: done } }

/** POST /api/v1/incidents/:id/answers/:answer/cancel */
export const cancel: Noun = (app, { database }) => {
  app.post(
    '/api/v1/incidents/:id/answers/:answer/cancel',
    { schema: cancelling },
    async ({ who, params: of }, reply) => {
      await database.app(who.workspaceId, tx => cancelAnswer(tx, who, { id: of.answer }))
      return reply.code(204).send(null)
    },
  )
}

const goingOn = {
  summary: 'Tell it to those linked since, and once more to those who could not be told',
  params,
  response: { 202: done },
}

/** POST /api/v1/incidents/:id/answers/:answer/go-on */
export const goOn: Noun = (app, { database }) => {
  app.post('/api/v1/incidents/:id/answers/:answer/go-on', { schema: goingOn }, async ({ who, params: of }, reply) => {
    await database.app(who.workspaceId, tx => answerLater(tx, who, { id: of.answer }))
    return reply.code(202).send(null)
  })
}

const listing = { summary: 'Who was not told, and why', params, response: { 200: z.array(leftOut) } }

/** GET /api/v1/incidents/:id/answers/:answer/left-out */
export const listLeftOut: Noun = (app, { database }) => {
  app.get('/api/v1/incidents/:id/answers/:answer/left-out', { schema: listing }, ({ who, params: of }) =>
    database.app(who.workspaceId, tx => leftOutOf(tx, who, of.answer)),
  )
}
