import type { RouteOptions } from 'fastify'
import type { App } from './world.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the server, for what has to hold for all of them. */
    readonly everyRoute: readonly RouteOptions[]
  }
}

export function listRoutes(app: App): void {
  const routes: RouteOptions[] = []
  app.decorate('everyRoute', routes)
  app.addHook('onRoute', route => void routes.push(route))
}
