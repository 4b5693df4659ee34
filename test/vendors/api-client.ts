import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { faultsOfBody } from './api-client-format.ts'
import { type Answer, type Counter, openBell, openCounter } from './vendor-server.ts'

/**
 * The other end of the API channel, as somebody would write it who has read nothing but channels/api/README.md: it
 * checks signatures, keys and every field, keeps each message once, and can be told to misbehave.
 */
export type ApiClient = AsyncDisposable &
  Counter & {
    target: string
    /** What came and was signed, in order; of very many the newest. */
    requests: { method: string; path: string; headers: Record<string, string>; body: unknown }[]
    /** Messages by the id that Sobremesa gave them; `as` is the id given here. */
    messages: Map<string, { as: string; body: Record<string, unknown> }>
    /** Receipts that were on their way before the answer (mood `receipt-first`), as bodies to be posted. */
    receipts: string[]
    /** How the next requests are treated, one mood each, read marks and typing apart; afterwards all is well again. */
    next(...moods: ApiClientMood[]): void
    /** Resolves when that many requests have been heard since the start. */
    heard(count: number): Promise<void>
    /** What the integrator posts: the body and its headers. */
    write(events: readonly object[]): { body: string; headers: Record<string, string> }
    receipt(as: string, state?: string): object
    close(): Promise<void>
  }

export type ApiClientMood = (typeof moods)[number]

const moods = [
  ...(['well', 'throttles', 'refuses', 'fails', 'crashes', 'redirects', 'distrusts', 'echoes', 'conflicts'] as const),
  ...(['cuts-before', 'cuts', 'breaks-off', 'hangs', 'receipt-first'] as const),
] as const

/** `from`: ids go on from here. */
type Settings = { secret: string; lookup?: boolean; now?: () => number; port?: number; from?: number }

/** How long it asks to be left alone when it throttles. */
export const apiClientRestMs = 7000
const toleranceMs = 300_000
const mostKept = 2000

export async function openApiClient({
  secret,
  lookup = true,
  now = Date.now,
  port = 0,
  from = 0,
}: Settings): Promise<ApiClient> {
  const coming: ApiClientMood[] = []
  const bell = openBell()
  const counter = openCounter()
  const state = { heard: 0 }
  const client = {
    requests: [] as ApiClient['requests'],
    messages: new Map() as ApiClient['messages'],
    receipts: [] as string[],
    from,
  }
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    state.heard++
    bell.ring()
    const seen = seenIn(request, body)
    const began = performance.now()
    const { mood = isAside(body) ? 'well' : (coming.shift() ?? 'well'), before } = counter.treatmentOf(seen) ?? {}
    response.once('close', () => {
      const said = answers.get(response)
      const tookMs = performance.now() - began
      counter.tell({ seen, answer: said ?? { status: 201 }, isLost: said === undefined, tookMs })
    })
    answer({ request, response, body, mood, before, secret, lookup, now, client })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    if (!server.listening) return
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return {
    ...client,
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    next: (...wanted) => void coming.push(...wanted),
    heard: count => bell.until(() => state.heard >= count),
    ...{ watch: counter.watch, treat: counter.treat },
    write(events) {
      const body = JSON.stringify({ events })
      return {
        body,
        headers: {
          'content-type': 'application/json',
          'x-sobremesa-signature': signed(Buffer.from(body), secret, now()),
        },
      }
    },
    receipt: (as, receiptState = 'delivered') => receiptOf(as, receiptState),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Read marks and typing come when they like: what it was told to do with the next message is not for them. */
const isAside = (body: Buffer): boolean => /"type":"(read|typing)"/.test(body.toString())

function seenIn({ method, url, headers }: IncomingMessage, raw: Buffer) {
  const { pathname, searchParams: query } = new URL(url!, 'http://client')
  return {
    ...{ method: method!, path: pathname, query, raw, body: parsed(raw) },
    headers: headers as Record<string, string>,
  }
}

type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  body: Buffer
  mood: ApiClientMood
  before: (() => Promise<void>) | undefined
  secret: string
  lookup: boolean
  now: () => number
  client: Pick<ApiClient, 'requests' | 'messages' | 'receipts'> & { from: number }
}

const receiptOf = (as: string, state: string) => ({ type: 'receipt', id: randomUUID(), target: as, state })

function answer(exchange: Exchange): void {
  const { request, response, body, mood, secret, now, client } = exchange
  const { pathname, search } = new URL(request.url!, 'http://client')
  const signedBytes = request.method === 'GET' ? Buffer.from(search.slice(1)) : body
  if (mood === 'distrusts' || !isSigned(request.headers['x-sobremesa-signature'], signedBytes, secret, now())) {
    return say(response, 401, { code: 'signature', message: 'The signature does not hold.' })
  }
  client.requests.push({
    method: request.method!,
    path: pathname + search,
    headers: request.headers as never,
    body: parsed(body),
  })
  if (client.requests.length > mostKept) client.requests.shift()
  if (mood === 'echoes') {
    const heard = `${secret} ${JSON.stringify(request.headers)} ${encodeURIComponent(secret)}`
    return say(response, 400, { code: 'bad', message: `Cannot read: ${heard}` })
  }
  if (request.method === 'GET') return lookUp(exchange)
  const refused = plainMoods[mood]
  if (refused) return say(response, refused.status, refused.body, refused.headers)
  if (mood === 'cuts-before') return void request.socket.destroy()
  take(exchange)
}

const plainMoods: Partial<Record<ApiClientMood, { status: number; body: object; headers?: Record<string, string> }>> = {
  throttles: { status: 429, body: { code: 'slow-down' }, headers: { 'retry-after': String(apiClientRestMs / 1000) } },
  refuses: { status: 422, body: { code: 'blocked', message: 'This customer has blocked you.' } },
  fails: { status: 503, body: {} },
  crashes: { status: 500, body: { message: 'TypeError' } },
  redirects: { status: 302, body: {}, headers: { location: 'http://127.0.0.1:9/elsewhere' } },
  conflicts: { status: 409, body: { code: 'conflict', message: 'Something else is in the way.' } },
}

function take({ request, response, body, mood, before, client }: Exchange): void {
  const message = parsed(body) as Record<string, unknown>
  if (request.headers['content-type'] !== 'application/json') return say(response, 415, { code: 'not-json' })
  const faults = faultsOfBody(message)
  if (faults.length > 0) return say(response, 422, { code: 'shape', message: faults.join('; ') })
  if (message.type === 'ping') return say(response, 204)
  const id = message.id as string
  if (request.headers['idempotency-key'] !== id)
    return say(response, 422, { code: 'key', message: 'Idempotency-Key is not the id.' })
  const known = client.messages.get(id)
  if (known) return say(response, 409, { id: known.as })
  const as = `v-${client.from + client.messages.size + 1}`
  client.messages.set(id, { as, body: message })
  if (mood === 'cuts') return void request.socket.destroy()
  if (mood === 'hangs') return
  if (mood === 'breaks-off') {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"id":"v')
    return void setImmediate(() => request.socket.destroy())
  }
  if (mood === 'receipt-first') client.receipts.push(JSON.stringify({ events: [receiptOf(as, 'delivered')] }))
  if (before) void before().then(() => say(response, 201, { id: as }))
  else say(response, 201, { id: as })
}

function lookUp({ request, response, mood, lookup, client }: Exchange): void {
  if (mood === 'cuts') return void request.socket.destroy()
  const id = new URL(request.url!, 'http://client').searchParams.get('id')
  const found = lookup && id ? client.messages.get(id) : undefined
  if (!lookup) return say(response, 405, { code: 'no-lookup' })
  say(response, found ? 200 : 404, found ? { id: found.as } : { code: 'unknown' })
}

const answers = new WeakMap<ServerResponse, Answer>()

function say(response: ServerResponse, status: number, body?: object, headers: Record<string, string> = {}): void {
  answers.set(response, { status, ...(body ? { body } : {}) })
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body && JSON.stringify(body))
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function signed(bytes: Uint8Array, secret: string, now: number): string {
  const t = Math.trunc(now / 1000)
  const mac = createHmac('sha256', secret)
  mac.update(Buffer.concat([Buffer.from(`${t}.`), bytes]))
  return `t=${t},v1=${mac.digest('hex')}`
}

function isSigned(header: string | string[] | undefined, bytes: Uint8Array, secret: string, now: number): boolean {
  const t = /^t=(\d+),v1=[0-9a-f]{64}$/.exec(String(header))?.[1]
  return (
    t !== undefined &&
    Math.abs(now - Number(t) * 1000) <= toleranceMs &&
    signed(bytes, secret, Number(t) * 1000) === header
  )
}
