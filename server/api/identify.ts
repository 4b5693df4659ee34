import type { FastifyRequest } from 'fastify'
import type { Who } from '#accounts'
import { Fault } from '#lib'
import type { Asked, SignedIn } from '#sign-in'
import type { App, World } from './world.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** On whose behalf, in which workspace. @throws Fault `sign-in.needed` (401) where the route asks for nobody */
    readonly who: Who
    /** Who is signed in. @throws Fault `sign-in.needed` (401) where the route does not ask for a person */
    readonly person: SignedIn
  }
  interface FastifyContextConfig {
    /**
     * Whom a route below /api/v1 asks for: somebody in a workspace, unless it says that a person who is signed in is
     * enough, or that it is open to everyone.
     */
    asksFor?: 'nobody' | 'person'
    /** What a browser opens by itself: where no header says which workspace is meant, its address does. */
    takesWorkspace?: 'inAddress'
  }
}

const callers = new WeakMap<FastifyRequest, Who>()
const people = new WeakMap<FastifyRequest, SignedIn>()

/** Finds out who asks, before anything else is done. */
export function identifyEveryone(app: App, { accounts }: World): void {
  app.decorateRequest('who', { getter: from(callers) })
  app.decorateRequest('person', { getter: from(people) })
  app.addHook('onRequest', async request => {
    const { url, config } = request.routeOptions
    if (!url?.startsWith('/api/v1')) return
    if (config.asksFor === 'nobody') accounts.mustBeOurPage(request)
    else if (config.asksFor === 'person') people.set(request, await accounts.signedIn(request))
    else callers.set(request, await accounts.identify(config.takesWorkspace ? withWorkspace(request) : request))
  })
}

function withWorkspace({ method, headers, host, query }: FastifyRequest): Asked {
  const { workspace } = query as { workspace?: string }
  return { method, headers, host, workspace: headers['x-workspace'] === undefined ? workspace : undefined }
}

function from<T>(map: WeakMap<FastifyRequest, T>) {
  return function get(this: FastifyRequest): T {
    const found = map.get(this)
    if (!found) throw new Fault('sign-in.needed', 401)
    return found
  }
}
