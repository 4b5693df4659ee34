import type { Noun } from '#api'
import { byId, profileCheck } from '#api/schemas'
import { checkConnection } from '#profiles'

const schema = {
  summary: 'Ask the platform whether the credentials are good now',
  params: byId,
  response: { 200: profileCheck },
}

/** POST /api/v1/profiles/:id/check. Takes as long as the platform takes to answer, 15 s at most. */
export const check: Noun = (app, world) => {
  app.post('/api/v1/profiles/:id/check', { schema }, ({ who, params }) => checkConnection(world, who, params.id))
}
