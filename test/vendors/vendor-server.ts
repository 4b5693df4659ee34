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

/** A request and what was answered; `isLost`: the vendor took it, and its answer never arrived. */
export type Exchange = { seen: Seen; answer: Answer; isLost: boolean; tookMs: number }

/** How one request is treated. `before` is done when the vendor has taken it and has not answered yet. */
export type Treatment = { mood?: Mood; before?: () => Promise<void> }

/** How one looks at a vendor from behind its counter, for hours. */
export type Counter = {
  /** Tells of every request once it has been answered, until the function that it returns is called. */
  watch(look: (exchange: Exchange) => void): () => void
  /** Asked about each request; what it gives goes before the moods that wait. */
  treat(choose: (seen: Seen) => Treatment | undefined): void
}

/** A vendor that is not there: a server on this machine that answers as its documents say. */
export type VendorServer = AsyncDisposable &
  Counter & {
    /** http://127.0.0.1:PORT */
    address: string
    /** What came, in order; of very many the newest. */
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
  const kept = openKept()
  const bell = openBell()
  const counter = openCounter()
  const server = createServer(async (request, response) => {
    const seen = await seenFrom(request)
    const began = performance.now()
    const { mood = isExempt(seen) ? 'well' : (coming.shift() ?? 'well'), before } = counter.treatmentOf(seen) ?? {}
    kept.add(seen)
    const isLost = mood === 'cuts' || mood === 'hangs'
    const said = await Promise.resolve(answer(seen, isLost ? 'well' : mood)).catch((error: unknown): Answer => ({
      status: 500,
      body: String(error),
    }))
    bell.ring()
    await before?.()
    if (mood === 'cuts') request.socket.destroy()
    else if (mood !== 'hangs') say(response, said)
    const tell = () => counter.tell({ seen, answer: said, isLost, tookMs: performance.now() - began })
    if (isLost || response.destroyed) tell()
    else response.once('close', tell)
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
    requests: kept.requests,
    next: (...moods) => void coming.push(...moods),
    heard: count => bell.until(() => kept.count() >= count),
    ...{ watch: counter.watch, treat: counter.treat },
    close,
    [Symbol.asyncDispose]: close,
  }
}

const mostKept = 2000
const mostBytes = 32 * 1024 * 1024

/** The newest requests, so many that none is missed and so few that days pass without harm. */
function openKept() {
  const requests: Seen[] = []
  let [count, bytes] = [0, 0]
  const add = (seen: Seen) => {
    count++
    bytes += seen.raw.length
    requests.push(seen)
    while (requests.length > mostKept || (bytes > mostBytes && requests.length > 1))
      bytes -= requests.shift()!.raw.length
  }
  return { requests, count: () => count, add }
}

/** Wakes those who wait for something to be so. */
export function openBell() {
  const looks = new Set<() => void>()
  return {
    ring() {
      for (const look of looks) look()
    },
    until: (isSo: () => boolean) =>
      new Promise<void>(resolve => {
        const look = () => {
          if (!isSo()) return
          looks.delete(look)
          resolve()
        }
        looks.add(look)
        look()
      }),
  }
}

export function openCounter(): Counter & {
  treatmentOf(seen: Seen): Treatment | undefined
  tell(exchange: Exchange): void
} {
  const looks = new Set<(exchange: Exchange) => void>()
  let choose: (seen: Seen) => Treatment | undefined = () => undefined
  return {
    watch(look) {
      looks.add(look)
      return () => void looks.delete(look)
    },
    treat: chosen => void (choose = chosen),
    treatmentOf: seen => choose(seen),
    tell(exchange) {
      for (const look of looks) look(exchange)
    },
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
