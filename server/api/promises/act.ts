import type { Noun } from '#api'
import { byId, newPromise } from '#api/schemas'
import { actOnPromise, makePromises, promiseNamed } from '#promises'
import { deed, inTalk } from './shapes.ts'

const making = {
  summary: 'Note that an answer of ours promises something',
  params: byId,
  body: newPromise,
  response: { 200: inTalk, 201: inTalk },
}

/** POST /api/v1/messages/:id/promises */
export const make: Noun = (app, { database, now }) => {
  app.post('/api/v1/messages/:id/promises', { schema: making }, async ({ who, params, body }, reply) => {
    const { made, shown } = await database.app(who.workspaceId, async tx => ({
      made: await makePromises(tx, who, { messageId: params.id, promises: [body], now: now() }),
      shown: await promiseNamed(tx, who, body.id),
    }))
    return reply.code(made > 0 ? 201 : 200).send(shown)
  })
}

const acting = {
  summary: 'Tell how a promise goes, that it is done, another date, or that it is not wanted any more',
  description: 'Whatever time has done by then stands before it: what is done after its date is broken.',
  params: byId,
  body: deed,
  response: { 200: inTalk },
}

/** POST /api/v1/promises/:id/steps */
export const act: Noun = (app, { database, now }) => {
  app.post('/api/v1/promises/:id/steps', { schema: acting }, ({ who, params, body }) =>
    database.app(who.workspaceId, async tx => {
      await actOnPromise(tx, who, { id: params.id, deed: body, now: now() })
      return promiseNamed(tx, who, params.id)
    }),
  )
}
