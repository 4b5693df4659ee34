import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import serveFiles from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import { notFound } from './errors.ts'
import { pagePolicy, workerPolicy } from './security.ts'
import type { App, World } from './world.ts'

const outsideConsole = /^\/(api|hooks|chat|files)(\/|$)/

/** Serves the built console: its files are named by their content and may be kept for good, the page itself may not. */
export async function serveConsole(app: App, { settings: { webFolder } }: World): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html'))) {
    app.setNotFoundHandler(notFound)
    return
  }
  const named = join(webFolder, 'assets') + sep
  await app.register(serveFiles, {
    root: webFolder,
    cacheControl: false,
    // Packed when they were built.
    preCompressed: true,
    setHeaders(reply, path) {
      void reply.header('cache-control', path.startsWith(named) ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (/service-worker\.js(\.\w+)?$/.test(path)) void reply.header('content-security-policy', workerPolicy)
      if (/\.html(\.\w+)?$/.test(path)) void reply.header('content-security-policy', pagePolicy)
    },
  })
  // The console has its own places: whatever address a person opens, it is the same page.
  app.setNotFoundHandler((request, reply) => (wantsPage(request) ? reply.sendFile('index.html') : notFound()))
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !outsideConsole.test(url) && (headers.accept ?? '').includes('text/html')
}
