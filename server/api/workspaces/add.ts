import { addWorkspace } from '#accounts'
import type { Noun } from '#api'
import { brand, workspace } from '#api/schemas'
import { welcome } from '../welcome.ts'

const schema = { summary: 'Another brand on this installation', body: brand, response: { 201: workspace } }

/** POST /api/v1/workspaces. An owner owns the new one too. */
export const add: Noun = (app, { database }) => {
  app.post('/api/v1/workspaces', { schema }, async ({ who, body }, reply) =>
    reply.code(201).send(await addWorkspace(database, who, body, welcome)),
  )
}
