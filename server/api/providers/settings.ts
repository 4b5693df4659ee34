import type { Noun, World } from '#api'
import { byId } from '#api/schemas'
import { keepProvider, modelProviders, removeProvider } from '#providers'
import { z } from 'zod'
import { form, provider, providers } from './shapes.ts'

const needsOf = ({ vault, reach, now }: World) => ({ vault, reach, now: now() })

const listing = {
  summary: 'The models of others that may read what customers say, and how they stand',
  response: { 200: providers },
}

/** GET /api/v1/providers */
export const list: Noun = (app, world) => {
  app.get('/api/v1/providers', { schema: listing }, ({ who }) =>
    world.database.app(who.workspaceId, tx => modelProviders(tx, who, needsOf(world))),
  )
}

const making = {
  summary: 'Set a provider up',
  description: 'It speaks the chat-completions API. The one that is on turns the others off.',
  body: form,
  response: { 201: provider },
}

/** POST /api/v1/providers */
export const make: Noun = (app, world) => {
  app.post('/api/v1/providers', { schema: making }, async ({ who, body }, reply) =>
    reply.code(201).send(await world.database.app(who.workspaceId, tx => keepProvider(tx, who, needsOf(world), body))),
  )
}

const changing = { summary: 'Change a provider', params: byId, body: form, response: { 200: provider } }

/** PUT /api/v1/providers/:id */
export const change: Noun = (app, world) => {
  app.put('/api/v1/providers/:id', { schema: changing }, ({ who, params, body }) =>
    world.database.app(who.workspaceId, tx => keepProvider(tx, who, needsOf(world), { ...body, id: params.id })),
  )
}

const removing = {
  summary: 'Remove a provider; what it has read, and what was sent to it, stays',
  params: byId,
  response: { 204: z.null() },
}

/** DELETE /api/v1/providers/:id */
export const remove: Noun = (app, { database, now }) => {
  app.delete('/api/v1/providers/:id', { schema: removing }, async ({ who, params }, reply) => {
    await database.app(who.workspaceId, tx => removeProvider(tx, who, params.id, now()))
    return reply.code(204).send(null)
  })
}
