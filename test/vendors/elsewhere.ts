import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tinyPicture } from '../tiny-picture.ts'

/** Somebody's web server: it answers to everything with a picture, and remembers who asked for what. */
export type Elsewhere = AsyncDisposable & {
  address: string
  paths: string[]
  /** How often somebody connected, whether or not they asked for anything. */
  connections(): number
  cookies: string[]
  referrers: string[]
  /** Resolves once this was asked for. */
  heard(path: string): Promise<void>
}

export async function openElsewhere(): Promise<Elsewhere> {
  const paths: string[] = []
  const cookies: string[] = []
  const referrers: string[] = []
  const waiting = new Map<string, () => void>()
  const server = createServer(({ url = '/', headers }, response) => {
    paths.push(url)
    if (headers.cookie) cookies.push(headers.cookie)
    if (headers.referer) referrers.push(headers.referer)
    const isPage = headers['sec-fetch-dest'] === 'document'
    response.writeHead(200, { 'content-type': isPage ? 'text/html' : 'image/png', 'set-cookie': 'seen=yes' })
    response.end(isPage ? '<title>elsewhere</title>' : tinyPicture)
    waiting.get(url)?.()
  })
  let connections = 0
  server.on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ paths, cookies, referrers },
    connections: () => connections,
    heard: path =>
      new Promise(resolve => {
        if (paths.includes(path)) resolve()
        else waiting.set(path, resolve)
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
