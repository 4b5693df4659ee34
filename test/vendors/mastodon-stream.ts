import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The server of the stream, which stands beside the other one. */
export type StreamServer = {
  address: string
  emit(event: string, payload: string): void
  cut(): void
  /** Resolves when the stream is opened the next time. */
  opened(): Promise<void>
  close(): Promise<void>
}

export async function openStream(isKnown: (authorization: string | undefined) => boolean): Promise<StreamServer> {
  const open = new Set<ServerResponse>()
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    if (!isKnown(request.headers.authorization)) {
      response.writeHead(401, { 'content-type': 'application/json' })
      return void response.end('{"error":"Error: Invalid access token"}')
    }
    if (request.url !== '/api/v1/streaming/user') return void response.writeHead(404).end('{"error":"Not found"}')
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store' })
    response.write(':)\n:thump\n')
    open.add(response)
    response.on('close', () => open.delete(response))
    for (const ready of waiting) ready()
    waiting.clear()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    emit(event, payload) {
      for (const response of open) response.write(`event: ${event}\ndata: ${payload}\n\n`)
    },
    cut() {
      for (const response of open) response.destroy()
    },
    opened: () => new Promise(resolve => void waiting.add(resolve)),
    async close() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
