import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { addKind, editKind, gestureKinds } from '#gestures'
import { amount, kind } from './shapes.ts'

const listing = {
  summary: 'What may be done to make it right, by name; what is archived too',
  response: { 200: z.array(kind) },
}

/** GET /api/v1/gesture-kinds */
export const listKinds: Noun = (app, { database }) => {
  app.get('/api/v1/gesture-kinds', { schema: listing }, ({ who }) =>
    database.app(who.workspaceId, tx => gestureKinds(tx, who)),
  )
}

const name = z.string().max(200)
const usual = amount.nullable().describe('What it usually costs')

const adding = {
  summary: 'Add a kind of gesture',
  body: z.object({ name, costs: z.boolean(), amount: usual.optional() }),
  response: { 201: kind },
}

/** POST /api/v1/gesture-kinds */
export const makeKind: Noun = (app, { database, now }) => {
  app.post('/api/v1/gesture-kinds', { schema: adding }, async ({ who, body }, reply) =>
    reply.code(201).send(await database.app(who.workspaceId, tx => addKind(tx, who, { ...body, now: now() }))),
  )
}

const editing = {
  summary: 'Rename a kind, say what it costs, archive it or take it back; what was given stays as it was',
  params: byId,
  body: z.object({
    name: name.exactOptional(),
    costs: z.boolean().exactOptional(),
    amount: usual.exactOptional(),
    isArchived: z.boolean().exactOptional(),
  }),
  response: { 200: kind },
}

/** PATCH /api/v1/gesture-kinds/:id */
export const changeKind: Noun = (app, { database }) => {
  app.patch('/api/v1/gesture-kinds/:id', { schema: editing }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => editKind(tx, who, { id: params.id, ...body })),
  )
}
