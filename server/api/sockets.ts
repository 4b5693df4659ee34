import type { IncomingMessage } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isAway } from '#db'
import { Fault } from '#lib'
import type { App } from './world.ts'

export type SocketAsked = { request: IncomingMessage; params: Record<string, string>; query: URLSearchParams }

/** Decides whether to take a socket; what it resolves with gets it. A Fault is answered with its status. */
export type AcceptSocket = (asked: SocketAsked) => Promise<(socket: WebSocket) => void>

type Route = { pattern: URLPattern; accept: AcceptSocket; sockets: WebSocketServer }

const routesOf = new WeakMap<App['server'], Route[]>()

/** Takes web sockets at a path such as `/chat/:profile/live`; they are closed with the server. `maxBytes` of one message in. */
export function serveSocket(app: App, path: string, accept: AcceptSocket, maxBytes = 64 * 1024): void {
  const routes = routesOf.get(app.server) ?? listen(app)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBytes })
  routes.push({ pattern: new URLPattern({ pathname: path }), accept, sockets })
  const looking = setInterval(() => dropSilent(sockets), silenceMs)
  app.addHook('preClose', async () => {
    clearInterval(looking)
    for (const socket of sockets.clients) socket.close(1001)
    sockets.close()
  })
}

const silenceMs = 30_000
const asked = new WeakSet<WebSocket>()

/** Whoever has not answered since the last time is gone without a word; to proxies the others show that they are there. */
export function dropSilent(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (asked.has(socket)) {
      socket.terminate()
      continue
    }
    asked.add(socket)
    socket.once('pong', () => asked.delete(socket))
    socket.ping()
  }
}

function listen(app: App): Route[] {
  const routes: Route[] = []
  routesOf.set(app.server, routes)
  app.server.on('upgrade', (request, stream, head) => void upgrade(app, routes, request, stream, head))
  return routes
}

async function upgrade(
  app: App,
  routes: readonly Route[],
  request: IncomingMessage,
  stream: Duplex,
  head: Buffer,
): Promise<void> {
  stream.on('error', () => stream.destroy())
  try {
    const url = new URL(request.url ?? '/', 'http://localhost')
    for (const { pattern, accept, sockets } of routes) {
      const found = pattern.exec({ pathname: url.pathname })
      if (!found) continue
      const take = await accept({
        request,
        params: found.pathname.groups as Record<string, string>,
        query: url.searchParams,
      })
      return sockets.handleUpgrade(request, stream, head, take)
    }
    refuse(stream, 404)
  } catch (error) {
    const status = error instanceof Fault ? error.status : isAway(error) ? 503 : 500
    if (status === 500) app.log.error({ err: error }, 'socket')
    refuse(stream, status)
  }
}

const refuse = (stream: Duplex, status: number) =>
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
