import { z } from 'zod'
import type { Noun } from '#api'
import { macros } from '#macros'
import { macro } from './shapes.ts'

const schema = { summary: 'Macros: one’s own and everybody’s, by name', response: { 200: z.array(macro) } }

/** GET /api/v1/macros */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/macros', { schema }, ({ who }) => database.app(who.workspaceId, tx => macros(tx, who)))
}
