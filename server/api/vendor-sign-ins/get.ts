import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { signInCard } from '#vendor-sign-in'
import { card } from './schemas.ts'

const schema = { summary: 'How signing in at the vendor went', params: byId, response: { 200: card } }

/** GET /api/v1/vendor-sign-ins/:id */
export const get: Noun = (app, world) => {
  app.get('/api/v1/vendor-sign-ins/:id', { schema }, ({ who, params: { id } }) =>
    world.database.app(who.workspaceId, tx => signInCard(tx, who, id, { ...world, now: world.now() })),
  )
}
