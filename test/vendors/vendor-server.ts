import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Mood } from '../../channels/suite/index.ts'

/** A request as a vendor sees it. `body`: JSON as its value, a form as its fields, several parts as a FormData, else bytes. */
export type Seen = {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: unknown
  raw: Buffer
}

export type Answer = { status: number; headers?: Record<string, string>; body?: object | string | Uint8Array }

/** A vendor that is not there: a server on this machine that answers as its documents say. */
export type VendorServer = AsyncDisposable & {
  /** http://127.0.0.1:PORT */
  address: string
  /** All that came, in order. */
  requests: Seen[]
  /** How the next requests are treated, one mood each; afterwards all is well again. */
  next(...moods: Mood[]): void
  /** Resolves when that many requests have come since the start. */
  heard(count: number): Promise<void>
  close(): Promise<void>
}

/**
 * `answer` is the vendor: it is told the mood that is its own affair (`throttles`, `refuses`, `fails`, `distrusts`,
 * `echoes`, `receipt-first`); `cuts` and `hangs` happen here, once it has taken the request as if all were well.
 * `isExempt` requests (a token being fetched) use up no mood.
 */
export async function openVendorServer(
  answer: (seen: Seen, mood: Mood | 'well') => Answer | Promise<Answer>,
  isExempt: (seen: Seen) => boolean = () => false,
): Promise<VendorServer> {
  const coming: Mood[] = []
  const requests: Seen[] = []
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const seen = await seenFrom(request)
    const mood = isExempt(seen) ? 'well' : (coming.shift() ?? 'well')
    requests.push(seen)
    const isSilent = mood === 'cuts' || mood === 'hangs'
    const said = await Promise.resolve(answer(seen, isSilent ? 'well' : mood)).catch((error: unknown): Answer => ({
      status: 500,
      body: String(error),
    }))
    for (const look of waiting) look()
    if (mood === 'cuts') request.socket.destroy()
    else if (mood !== 'hangs') say(response, said)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    if (!server.listening) return
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    next: (...moods) => void coming.push(...moods),
    heard: count =>
      new Promise(resolve => {
        const look = () => {
          if (requests.length < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function seenFrom(request: IncomingMessage): Promise<Seen> {
  const raw = await buffer(request)
  const { pathname, searchParams } = new URL(request.url!, 'http://vendor')
  const headers = request.headers as Record<string, string>
  const type = headers['content-type'] ?? ''
  return { method: request.method!, path: pathname, query: searchParams, headers, body: await bodyOf(raw, type), raw }
}

async function bodyOf(raw: Buffer, type: string): Promise<unknown> {
  if (raw.length === 0) return undefined
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(raw.toString()))
  if (type.startsWith('multipart/form-data'))
    return new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  if (!/\bjson\b/.test(type)) return raw
  try {
    return JSON.parse(raw.toString()) as unknown
  } catch {
    return raw
  }
}

function say(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const isPlain = body === undefined || typeof body === 'string' || body instanceof Uint8Array
  const type = isPlain ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(status, { ...type, ...headers })
  response.end(isPlain ? body : JSON.stringify(body))
}
