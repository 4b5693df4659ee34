import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a vendor keeps a picture: it gives it when the test says so, and at once from then on. */
export type MediaServer = AsyncDisposable & {
  /** The piece of a message that brings it. */
  part: { kind: 'image'; url: string }
  /** Resolves when somebody has asked for the first time. */
  asked: Promise<unknown>
  give(bytes: Buffer): void
}

export async function openMediaServer(): Promise<MediaServer> {
  const waiting: ServerResponse[] = []
  let given: Buffer | undefined
  const server = createServer((_, response) => void (given ? response.end(given) : waiting.push(response)))
  const asked = once(server, 'request')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    part: { kind: 'image', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/photo.png` },
    asked,
    give(bytes) {
      given = bytes
      for (const response of waiting.splice(0)) response.end(bytes)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
