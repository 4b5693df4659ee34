import type { Noun } from '#api'
import { byId, profileCheck } from '#api/schemas'
import { subscribe } from '#profiles'
import { renewConnection } from '#vendor-sign-in'

const schema = {
  summary: 'Give a connection what signing in again has brought, if the platform says that it is good',
  params: byId,
  response: { 200: profileCheck },
}

/** POST /api/v1/vendor-sign-ins/:id/renew. Takes as long as the platform takes to answer, 20 s at most. */
export const renew: Noun = (app, world) => {
  app.post('/api/v1/vendor-sign-ins/:id/renew', { schema }, async ({ who, params: { id } }) => {
    const { health, connectionId } = await renewConnection(world, who, id)
    // What is wrong with this shows in its health: the credentials are good.
    if (connectionId) await subscribe(world, connectionId)
    return health
  })
}
